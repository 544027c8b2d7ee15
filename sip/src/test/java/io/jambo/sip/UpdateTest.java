package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// UPDATE (RFC 3311), and offers that collide.
class UpdateTest {
  private static final String CONTACT = "Contact: <sip:alice@198.51.100.9:5062>\n";

  private final Desk desk = new Desk();
  private String tag = "";

  private void isUp() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.answers();
    desk.nextResponse(100);
    tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.events.clear();
  }

  private void updates(int cseq, String contact, String body) {
    desk.gets(Desk.UDP, Phone.request("UPDATE", cseq, "u" + cseq, tag, contact, body));
  }

  private void endsClean() {
    desk.gets(Desk.UDP, Phone.request("BYE", 90, "bye", tag));
    desk.settles();
    desk.schedule();
    desk.isIdle();
  }

  @Test
  void anUpdateWithoutAnOfferMovesTheRemoteTarget() {
    isUp();
    updates(2, "Contact: <sip:alice@198.51.100.9:6000>\n", "");
    assertThat(desk.nextResponse(200).headers().has("Contact")).isTrue();
    desk.leg().info("application/dtmf", Bytes.utf8("5"));
    assertThat(desk.nextRequest("INFO").uri().print()).isEqualTo("sip:alice@198.51.100.9:6000");
    endsClean();
  }

  @Test
  void anUpdateWithAnOfferIsAnsweredByTheUser() {
    isUp();
    updates(2, CONTACT, "v=1\n");
    var asked = desk.lastEvent(LegEvent.Reoffered.class);
    assertThat(asked.request().body()).isEqualTo(Bytes.utf8("v=1\r\n"));
    updates(3, CONTACT, "v=2\n");
    assertThat(desk.nextResponse(500).headers().has("Retry-After")).isTrue();
    asked.reply().answer(Headers.NONE, Desk.SDP);
    var ok = desk.nextResponse(200);
    assertThat(ok.cseq().number()).isEqualTo(2);
    assertThat(ok.body()).isEqualTo(Desk.SDP);
    updates(4, CONTACT, "v=3\n");
    desk.lastEvent(LegEvent.Reoffered.class).reply().refuse(488, "Not Acceptable Here");
    desk.nextResponse(488);
    endsClean();
  }

  @Test
  void anUpdateThatNobodyAnswersGets500() {
    isUp();
    updates(2, CONTACT, "v=1\n");
    desk.passes(PeerReoffer.ANSWER_BOUND);
    desk.nextResponse(500);
    endsClean();
  }

  @Test
  void anUpdateBeforeTheAnswerIsPutOff() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.rings();
    tag = desk.nextResponse(180).to().tag().orElseThrow();
    updates(2, CONTACT, "v=1\n");
    assertThat(desk.nextResponse(500).headers().has("Retry-After")).isTrue();
    updates(3, CONTACT, "");
    desk.nextResponse(200);
  }

  @Test
  void weUpdateAndThePeerAnswers() {
    isUp();
    desk.leg().update(Headers.NONE, Desk.SDP);
    var update = desk.nextRequest("UPDATE");
    assertThat(update.headers().has("Contact")).isTrue();
    updates(2, CONTACT, "v=1\n");
    desk.nextResponse(491);
    desk.gets(Desk.UDP, Phone.request("INVITE", 3, "b3", tag, CONTACT, "v=1\n"));
    desk.nextResponse(491);
    desk.gets(Desk.UDP, Phone.request("ACK", 3, "b3", tag));
    desk.gets(Desk.UDP, Phone.response(update, 200, "", CONTACT));
    desk.lastEvent(LegEvent.Reanswered.class);
    endsClean();
  }

  @Test
  void aCollisionIsTriedAgainAfterAWhile() {
    isUp();
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    var first = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(first, 491, "", ""));
    desk.nextRequest("ACK");
    assertThat(desk.events).isEmpty();
    desk.waitsFor(Duration.ofSeconds(2));
    var second = desk.nextRequest("INVITE");
    assertThat(second.cseq().number()).isEqualTo(first.cseq().number() + 1);
    assertThat(second.body()).isEqualTo(Desk.SDP);
    desk.gets(Desk.UDP, Phone.response(second, 200, "", CONTACT));
    desk.nextRequest("ACK");
    desk.lastEvent(LegEvent.Reanswered.class);
    endsClean();
  }

  @Test
  void aPeerThatIsAlwaysBusyIsNotAskedForEver() {
    isUp();
    desk.leg().update(Headers.NONE, Desk.SDP);
    for (int i = 0; i <= OwnReoffer.MOST_RETRIES; i++) {
      assertThat(desk.events).isEmpty();
      desk.gets(Desk.UDP, Phone.response(desk.nextRequest("UPDATE"), 491, "", ""));
      desk.waitsFor(Duration.ofSeconds(2));
    }
    assertThat(desk.lastEvent(LegEvent.ReofferRefused.class).response().status()).isEqualTo(491);
    desk.isSilent();
    endsClean();
  }

  @Test
  void aCallThatEndsMeanwhileIsNotOfferedAnythingAgain() {
    isUp();
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("INVITE"), 491, "", ""));
    desk.nextRequest("ACK");
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "bye", tag));
    desk.nextResponse(200);
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void theAnswerToOurOfferOfAReinviteWithoutOneComesInTheAck() {
    isUp();
    desk.gets(Desk.UDP, Phone.request("INVITE", 2, "b2", tag, CONTACT, ""));
    desk.nextResponse(100);
    desk.lastEvent(LegEvent.Reoffered.class).reply().answer(Headers.NONE, Desk.SDP);
    desk.nextResponse(200);
    updates(3, CONTACT, "v=9\n");
    desk.nextResponse(491);
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b3", tag, "", "v=1\n"));
    assertThat(desk.lastEvent(LegEvent.Acked.class).sdp()).isEqualTo(Bytes.utf8("v=1\r\n"));
    endsClean();
  }
}
