package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens inside a call that is up: hold and resume, INFO, the order of requests.
class InDialogTest {
  private final Desk desk = new Desk();
  private String tag = "";

  @BeforeEach
  void aCallIsUp() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.answers();
    desk.nextResponse(100);
    tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.events.clear();
  }

  private void hangsUp(int cseq) {
    desk.gets(Desk.UDP, Phone.request("BYE", cseq, "bye", tag));
    desk.settles();
    desk.schedule();
    desk.isIdle();
  }

  private void reinvites(int cseq, String branch, String contact) {
    var headers = "Contact: <" + contact + ">\n";
    desk.gets(Desk.UDP, Phone.request("INVITE", cseq, branch, tag, headers, "v=0\n"));
  }

  @Test
  void aReinviteIsAnsweredAndMovesTheRemoteTarget() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:6000");
    desk.nextResponse(100);
    var asked = desk.lastEvent(LegEvent.Reoffered.class);
    assertThat(asked.request().body()).isEqualTo(Bytes.utf8("v=0\r\n"));
    asked.reply().answer(Headers.NONE, Desk.SDP);
    var ok = desk.nextResponse(200);
    assertThat(ok.headers().has("Contact")).isTrue();
    desk.passes(500);
    desk.nextResponse(200);
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b2", tag));
    desk.lastEvent(LegEvent.Acked.class);
    desk.leg().info("application/dtmf", Bytes.utf8("5"));
    var info = desk.next();
    assertThat(info.flow().remote()).isEqualTo(Desk.socket("198.51.100.9", 6000));
    assertThat(((SipRequest) info.message()).uri().print())
        .isEqualTo("sip:alice@198.51.100.9:6000");
    hangsUp(3);
  }

  @Test
  void aReinviteThatTheUserRefusesLeavesTheCallUp() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    desk.lastEvent(LegEvent.Reoffered.class).reply().refuse(488, "Not Acceptable Here");
    desk.nextResponse(488);
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b1", tag));
    desk.passes(Machines.UDP.t4() / 1_000_000);
    assertThat(desk.stack.counts().dialogs()).isOne();
    assertThat(desk.stack.counts().timers()).as("but the first INVITE's L").isOne();
    hangsUp(3);
  }

  @Test
  void aReinviteThatNobodyAnswersGets500() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    var reply = desk.lastEvent(LegEvent.Reoffered.class).reply();
    desk.passes(PeerReoffer.ANSWER_BOUND);
    desk.nextResponse(500);
    reply.answer(Headers.NONE, Desk.SDP);
    reply.refuse(488, "too late");
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b1", tag));
    desk.isSilent();
    hangsUp(3);
  }

  @Test
  void aSecondReinviteWhileOneIsOpenIsPutOff() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    reinvites(3, "b2", "sip:alice@198.51.100.9:5062");
    assertThat(desk.nextResponse(500).headers().has("Retry-After")).isTrue();
  }

  @Test
  void aReinviteBeforeTheFirstAckIsPutOff() {
    var other = new Desk();
    other.gets(Desk.UDP, Phone.invite());
    other.answers();
    other.nextResponse(100);
    var early = other.nextResponse(200).to().tag().orElseThrow();
    other.gets(Desk.UDP, Phone.request("INVITE", 2, "b1", early));
    assertThat(other.nextResponse(500).headers().has("Retry-After")).isTrue();
    assertThat(other.events).isEmpty();
  }

  @Test
  void aReinviteCanBeTakenBack() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    desk.gets(Desk.UDP, Phone.request("CANCEL", 2, "b1", tag));
    assertThat(desk.schedule()).containsExactly("200@0", "487@0");
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b1", tag));
    hangsUp(3);
  }

  @Test
  void hangingUpEndsAnOpenReinvite() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    desk.gets(Desk.UDP, Phone.request("BYE", 3, "b2", tag));
    assertThat(desk.schedule()).containsExactly("200@0", "487@0");
    desk.gets(Desk.UDP, Phone.request("ACK", 2, "b1", tag));
    desk.settles();
    desk.isIdle();
  }

  @Test
  void anUnacknowledgedReinviteEndsTheCall() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.lastEvent(LegEvent.Reoffered.class).reply().answer(Headers.NONE, Desk.SDP);
    desk.passes(32_000);
    assertThat(desk.schedule()).endsWith("BYE@32000");
    desk.lastEvent(LegEvent.NoAck.class);
    desk.settles();
    desk.schedule();
    desk.isIdle();
  }

  @Test
  void ourReinviteIsAcknowledged() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    var invite = desk.nextRequest("INVITE");
    assertThat(invite.headers().first("Content-Type")).hasValue("application/sdp");
    desk.gets(Desk.UDP, Phone.ok(invite, ""));
    desk.nextRequest("ACK");
    desk.lastEvent(LegEvent.Reanswered.class);
    desk.gets(Desk.UDP, Phone.ok(invite, ""));
    desk.nextRequest("ACK");
    assertThat(desk.events).hasSize(1);
    hangsUp(2);
  }

  @Test
  void whileOurOfferIsOpenThePeersWaitsAndASecondOfOurs() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    var invite = desk.nextRequest("INVITE");
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(491);
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    assertThat(desk.lastEvent(LegEvent.ReofferRefused.class).response().status()).isEqualTo(491);
    desk.gets(Desk.UDP, Phone.response(invite, 488, "", ""));
    desk.nextRequest("ACK");
    assertThat(desk.lastEvent(LegEvent.ReofferRefused.class).response().status()).isEqualTo(488);
    hangsUp(3);
  }

  @Test
  void whileThePeersOfferIsOpenOursIsRefusedAtHome() {
    reinvites(2, "b1", "sip:alice@198.51.100.9:5062");
    desk.nextResponse(100);
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    assertThat(desk.lastEvent(LegEvent.ReofferRefused.class).response().status()).isEqualTo(491);
    desk.isSilent();
  }

  @Test
  void aReinviteThatOnlyEverRingsDoesNotLiveForEver() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 180, "", ""));
    desk.passes(OwnReoffer.ANSWER_BOUND);
    assertThat(desk.lastEvent(LegEvent.Ended.class).reason()).isEqualTo("dialog lost: 408");
    desk.nextRequest("BYE");
    desk.settles();
    desk.schedule();
    desk.isIdle();
  }

  @Test
  void aRingingReinviteDoesNotOutliveTheCallForLong() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("INVITE"), 180, "", ""));
    hangsUp(2);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aReinviteThatFindsNoDialogEndsTheLeg() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 481, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    assertThat(desk.schedule()).as("nobody is there to hear a BYE").containsExactly("ACK@0");
    desk.isIdle();
  }

  @Test
  void aReinviteThatNobodyAnswersHangsUp() {
    desk.leg().reinvite(Headers.NONE, Desk.SDP);
    desk.passes(32_000);
    assertThat(desk.schedule()).endsWith("BYE@32000");
    desk.lastEvent(LegEvent.Ended.class);
  }

  @Test
  void aDigitByInfoIsToldOnce() {
    var info =
        Phone.request("INFO", 2, "b1", tag, "Content-Type: application/dtmf-relay\n", "")
            .replace("Content-Length: 0\n\n", "Content-Length: 25\n\nSignal= 5\nDuration=160\n");
    desk.gets(Desk.UDP, info);
    desk.gets(Desk.UDP, info);
    desk.nextResponse(200);
    desk.nextResponse(200);
    assertThat(desk.events).containsExactly(new LegEvent.InfoDigit('5', 160));
    hangsUp(3);
  }

  @Test
  void otherRequestsAreAnsweredAndTold() {
    desk.gets(Desk.UDP, Phone.request("INFO", 2, "b1", tag, "", "x=1\n"));
    desk.nextResponse(200);
    desk.gets(Desk.UDP, Phone.request("MESSAGE", 3, "b2", tag));
    desk.nextResponse(202);
    desk.gets(Desk.UDP, Phone.request("NOTIFY", 4, "b3", tag));
    desk.nextResponse(200);
    assertThat(desk.events)
        .extracting(event -> ((LegEvent.Requested) event).request().method())
        .containsExactly("INFO", "MESSAGE", "NOTIFY");
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 5, "b4", tag));
    assertThat(desk.nextResponse(200).headers().first("Accept")).hasValue("application/sdp");
    desk.gets(Desk.UDP, Phone.request("REFER", 6, "b5", tag));
    assertThat(desk.nextResponse(405).headers().first("Allow")).hasValue(Wording.ALLOW);
    desk.gets(Desk.UDP, Phone.request("JUMP", 7, "b6", tag));
    desk.nextResponse(501);
    desk.gets(Desk.UDP, Phone.request("INFO", 8, "b7", tag, "Require: magic\n", ""));
    assertThat(desk.nextResponse(420).headers().first("Unsupported")).hasValue("magic");
    hangsUp(9);
  }

  @Test
  void aRequestOutOfOrderGets500AndHasNoEffect() {
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 9, "b1", tag));
    desk.nextResponse(200);
    desk.gets(Desk.UDP, Phone.request("BYE", 8, "b2", tag));
    desk.nextResponse(500);
    assertThat(desk.events).isEmpty();
    hangsUp(10);
  }

  @Test
  void aRequestWithAForeignTagFindsNoDialog() {
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "b1", "guessed"));
    desk.nextResponse(481);
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "b2", tag).replace("tag=alice1", "tag=mallory"));
    desk.nextResponse(481);
    assertThat(desk.events).isEmpty();
  }

  @Test
  void ourRequestEndsInItsFinalAnswerOr408() {
    desk.leg().info("application/dtmf", Bytes.utf8("5"));
    var info = desk.nextRequest("INFO");
    assertThat(info.body()).isEqualTo(Bytes.utf8("5"));
    assertThat(info.cseq().number()).isOne();
    desk.gets(Desk.UDP, Phone.response(info, 100, "", ""));
    desk.gets(Desk.UDP, Phone.response(info, 200, "", ""));
    assertThat(desk.lastEvent(LegEvent.Responded.class).response().status()).isEqualTo(200);
    desk.leg().request("MESSAGE", Headers.NONE, "text/plain", Bytes.utf8("hi"));
    assertThat(desk.nextRequest("MESSAGE").cseq().number()).isEqualTo(2);
    desk.passes(32_000);
    assertThat(desk.lastEvent(LegEvent.Responded.class).response().status()).isEqualTo(408);
    assertThat(desk.stack.counts().dialogs()).isOne();
    desk.schedule();
    hangsUp(2);
  }

  @Test
  void bothHangUpAtOnce() {
    desk.leg().bye(Headers.NONE);
    var bye = desk.nextRequest("BYE");
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "b1", tag));
    desk.nextResponse(200);
    desk.gets(Desk.UDP, Phone.response(bye, 481, "", ""));
    desk.settles();
    assertThat(desk.events).hasSize(1);
    desk.isIdle();
  }

  @Test
  void everythingAfterTheEndIsANoOp() {
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "b1", tag));
    desk.nextResponse(200);
    var leg = desk.leg();
    leg.provisional(180, "Ringing", Headers.NONE, Bytes.EMPTY);
    leg.answer(Headers.NONE, Desk.SDP);
    leg.refuse(486, "Busy Here", Headers.NONE);
    leg.cancel(Headers.NONE);
    leg.bye(Headers.NONE);
    leg.reinvite(Headers.NONE, Desk.SDP);
    leg.info("text/plain", Bytes.EMPTY);
    desk.isSilent();
    desk.settles();
    desk.isIdle();
  }
}
