package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls that come in.
class UasCallTest {
  private final Desk desk = new Desk();

  @Test
  void aCallIsAnsweredAndTheCallerHangsUp() {
    desk.gets(Desk.UDP, Phone.invite());
    var trying = desk.next();
    assertThat(trying.flow()).isEqualTo(Desk.UDP);
    assertThat(trying.message().via().parameters().get("received")).hasValue("198.51.100.9");
    assertThat(trying.message().via().parameters().get("rport")).hasValue("5062");
    desk.rings();
    var ringing = desk.nextResponse(180);
    desk.leg()
        .answer(
            Headers.of(List.of(new Header("X-Call-Sid", "c1"), new Header("Via", "no"))), Desk.SDP);
    var ok = desk.nextResponse(200);
    var tag = ok.to().tag().orElseThrow();
    assertThat(ringing.to().tag()).hasValue(tag);
    assertThat(ok.headers().first("Contact")).hasValue("<sip:15550100@192.0.2.1:5060>");
    assertThat(ok.headers().first("Server")).hasValue("Jambo");
    assertThat(ok.headers().first("Allow")).hasValue(Wording.ALLOW);
    assertThat(ok.headers().first("X-Call-Sid")).hasValue("c1");
    assertThat(ok.headers().lines("Via")).hasSize(1);
    assertThat(ok.body()).isEqualTo(Desk.SDP);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    assertThat(desk.lastEvent(LegEvent.Acked.class).sdp()).isEqualTo(Bytes.EMPTY);
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    assertThat(desk.lastEvent(LegEvent.HungUp.class).bye().cseq().number()).isEqualTo(2);
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void aRepeatedInviteGetsTheLatestAnswerAndNothingElse() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.rings();
    desk.gets(Desk.UDP, Phone.invite());
    assertThat(desk.schedule()).containsExactly("100@0", "180@0", "180@0");
    desk.answers();
    desk.gets(Desk.UDP, Phone.invite());
    assertThat(desk.schedule()).as("absorbed, RFC 6026").containsExactly("200@0");
    assertThat(desk.invitations).hasSize(1);
    assertThat(desk.counters.value("jambo_sip_retransmissions_total{direction=\"in\"}"))
        .isEqualTo(2);
  }

  @Test
  void theAnswerIsRepeatedUntilItsAckComes() {
    var tag = desk.answersCall();
    desk.passes(4_000);
    assertThat(desk.schedule()).containsExactly("200@500", "200@1500", "200@3500");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.passes(60_000);
    desk.isSilent();
    assertThat(desk.events).hasSize(1);
    assertThat(desk.stack.counts().dialogs()).isOne();
  }

  @Test
  void aCallWhoseAckNeverComesIsHungUp() {
    desk.answersCall();
    desk.passes(31_999);
    assertThat(desk.schedule()).endsWith("200@27500", "200@31500");
    desk.passes(1);
    var bye = desk.nextRequest("BYE");
    assertThat(bye.uri().print()).isEqualTo("sip:alice@198.51.100.9:5062");
    desk.lastEvent(LegEvent.NoAck.class);
    desk.gets(Desk.UDP, Phone.response(bye, 200, "", ""));
    desk.settles();
    assertThat(desk.events).hasSize(1);
    desk.isIdle();
  }

  @Test
  void aCallerThatHangsUpWithoutAnAckHearsTheAnswerNoMore() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    desk.settles();
    desk.isSilent();
    desk.lastEvent(LegEvent.HungUp.class);
    desk.isIdle();
  }

  @Test
  void weHangUpAndTheByeIsRepeatedUntilAnswered() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.leg().bye(Headers.NONE);
    var bye = desk.nextRequest("BYE");
    assertThat(bye.from().tag()).hasValue(tag);
    assertThat(bye.to().tag()).hasValue("alice1");
    assertThat(bye.headers().first("From").orElseThrow()).contains("15550100");
    assertThat(bye.via().parameters().has("rport")).isTrue();
    desk.passes(1_600);
    assertThat(desk.schedule()).containsExactly("BYE@500", "BYE@1500");
    desk.gets(Desk.UDP, Phone.response(bye, 200, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aByeThatNobodyAnswersEndsTheLegAllTheSame() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.leg().bye(Headers.NONE);
    desk.passes(32_000);
    desk.lastEvent(LegEvent.Ended.class);
    desk.isIdle();
  }

  @Test
  void hangingUpWaitsForTheAck() {
    var tag = desk.answersCall();
    desk.leg().bye(Headers.NONE);
    desk.isSilent();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.nextRequest("BYE");
  }

  @Test
  void theCallerTakesTheCallBack() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.rings();
    desk.schedule();
    desk.gets(Desk.UDP, Phone.request("CANCEL", 1, "a1", "", "Reason: SIP;cause=200\n", ""));
    var cancelled = desk.nextResponse(200);
    assertThat(cancelled.cseq().method()).isEqualTo("CANCEL");
    var terminated = desk.nextResponse(487);
    assertThat(cancelled.to()).isEqualTo(terminated.to());
    assertThat(terminated.to().tag()).isPresent();
    assertThat(desk.lastEvent(LegEvent.Cancelled.class).headers().first("Reason"))
        .hasValue("SIP;cause=200");
    desk.passes(1_000);
    assertThat(desk.schedule()).containsExactly("487@500");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", terminated.to().tag().orElseThrow()));
    desk.answers();
    desk.settles();
    desk.isSilent();
    assertThat(desk.events).hasSize(1);
    desk.isIdle();
  }

  @Test
  void aCancelAfterTheAnswerChangesNothing() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("CANCEL", 1, "a1", ""));
    assertThat(desk.nextResponse(200).cseq().method()).isEqualTo("CANCEL");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    assertThat(desk.events).hasSize(1);
    assertThat(desk.stack.counts().dialogs()).isOne();
  }

  @Test
  void aRefusalIsRepeatedUntilItsAckComes() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.leg().refuse(486, "Busy Here", Headers.NONE);
    var busy = desk.nextResponse(486);
    assertThat(busy.headers().has("Contact")).isFalse();
    desk.passes(10_000);
    assertThat(desk.schedule()).containsExactly("486@500", "486@1500", "486@3500", "486@7500");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", busy.to().tag().orElseThrow()));
    desk.passes(60_000);
    desk.isSilent();
    desk.lastEvent(LegEvent.Ended.class);
    desk.isIdle();
  }

  @Test
  void aRefusalWithoutAckIsGivenUp() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.leg().refuse(404, "Not Found", Headers.NONE);
    desk.passes(32_000);
    desk.isIdle();
    assertThat(desk.counters.value("jambo_sip_dropped_total{reason=\"no_ack\"}")).isOne();
  }

  @Test
  void overTcpARefusalIsSentOnce() {
    desk.gets(Desk.TCP, Phone.invite());
    desk.leg().refuse(486, "Busy Here", Headers.NONE);
    desk.passes(10_000);
    assertThat(desk.schedule()).containsExactly("100@0", "486@0");
  }

  @Test
  void ringingIsRepeatedEachMinuteAndEndsAfterThreeHours() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.rings();
    desk.passes(Duration.ofSeconds(125));
    assertThat(desk.schedule()).containsExactly("100@0", "180@0", "180@60000", "180@120000");
    desk.passes(Duration.ofHours(3));
    assertThat(desk.schedule()).contains("408@10860000");
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aCallerMayHangUpAnEarlyDialog() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.rings();
    desk.nextResponse(100);
    var tag = desk.nextResponse(180).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    assertThat(desk.schedule()).containsExactly("200@0", "487@0");
    desk.lastEvent(LegEvent.HungUp.class);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", tag));
    desk.settles();
    desk.isIdle();
  }

  @Test
  void hangingUpUnansweredRefuses() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.leg().bye(Headers.NONE);
    desk.nextResponse(480);
  }

  @Test
  void eventsBeforeSomebodyListensAreKept() {
    desk.gets(Desk.UDP, Phone.invite());
    var late = new LegEvents(new SipCounters(desk.counters));
    for (int i = 0; i < LegEvents.MOST_KEPT + 5; i++) {
      late.tell(new LegEvent.Acked(Bytes.EMPTY));
    }
    late.tell(new LegEvent.NoAck());
    late.tell(new LegEvent.Ended("not told"));
    late.listen(desk.events::add);
    assertThat(desk.events).hasSize(LegEvents.MOST_KEPT + 1).endsWith(new LegEvent.NoAck());
    assertThat(desk.counters.value("jambo_sip_dropped_total{reason=\"unheard_event\"}"))
        .isEqualTo(5);
  }

  @Test
  void theBodyOfTheAckIsHandedOn() {
    desk.gets(
        Desk.UDP,
        Phone.request("INVITE", 1, "a1", "", "Contact: <sip:alice@198.51.100.9:5062>\n", ""));
    desk.nextResponse(100);
    desk.answers();
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag, "", "v=0\n"));
    assertThat(desk.lastEvent(LegEvent.Acked.class).sdp()).isEqualTo(Bytes.utf8("v=0\r\n"));
  }

  @Test
  void anInvitationThatTheUserFailsOverIsRefused() {
    desk.fault =
        () -> {
          throw new IllegalStateException("a bug of the user");
        };
    desk.gets(Desk.UDP, Phone.invite());
    assertThat(desk.schedule()).containsExactly("100@0", "500@0");
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aPeerOfTheOldKindWithoutBranchesIsServedToo() {
    var old = Phone.invite().replace(";branch=z9hG4bKa1", "");
    desk.gets(Desk.UDP, old);
    desk.gets(Desk.UDP, old);
    assertThat(desk.schedule()).containsExactly("100@0", "100@0");
    assertThat(desk.invitations).hasSize(1);
    desk.gets(Desk.UDP, Phone.request("CANCEL", 1, "a1", "").replace(";branch=z9hG4bKa1", ""));
    desk.lastEvent(LegEvent.Cancelled.class);
  }

  @Test
  void theRecordedRouteIsRepeatedAndFollowed() {
    var recorded =
        """
        Record-Route: <sip:203.0.113.1:5070;lr>
        Record-Route: <sip:203.0.113.2;lr>
        Contact: <sip:alice@10.0.0.9>
        """;
    desk.gets(Desk.UDP, Phone.request("INVITE", 1, "a1", "", recorded, "v=0\n"));
    desk.nextResponse(100);
    desk.answers();
    var ok = desk.nextResponse(200);
    var routes = List.of("<sip:203.0.113.1:5070;lr>", "<sip:203.0.113.2;lr>");
    assertThat(ok.headers().lines("Record-Route")).isEqualTo(routes);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", ok.to().tag().orElseThrow()));
    desk.leg().bye(Headers.NONE);
    var bye = desk.next();
    assertThat(bye.flow().remote()).isEqualTo(Desk.socket("203.0.113.1", 5070));
    assertThat(bye.message().headers().lines("Route")).isEqualTo(routes);
  }

  @Test
  void aNumberUsedBeforeIsTakenOnceItsInviteIsOver() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.leg().refuse(486, "Busy Here", Headers.NONE);
    desk.settles();
    desk.schedule();
    desk.gets(Desk.UDP, Phone.invite().replace("z9hG4bKa1", "z9hG4bKother"));
    desk.nextResponse(100);
  }

  @Test
  void anAckWithTheInvitesBranchIsTakenToo() {
    var tag = desk.answersCall();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", tag));
    desk.lastEvent(LegEvent.Acked.class);
  }

  @Test
  void aStormOfRepetitionsMakesNoSecondCall() {
    var tag = desk.answersCall();
    for (int i = 0; i < 5_000; i++) {
      desk.gets(Desk.UDP, Phone.invite());
      desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    }
    assertThat(desk.schedule()).isEmpty();
    assertThat(desk.invitations).hasSize(1);
    assertThat(desk.events).hasSize(1);
    assertThat(desk.stack.counts().transactions()).isOne();
    for (int i = 0; i < 5_000; i++) {
      desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    }
    assertThat(desk.schedule()).hasSize(5_000).containsOnly("200@0");
    assertThat(desk.events).hasSize(2);
    desk.settles();
    desk.isIdle();
  }
}
