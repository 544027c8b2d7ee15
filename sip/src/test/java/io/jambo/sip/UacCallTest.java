package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls that go out.
class UacCallTest {
  private final Desk desk = new Desk();

  private SipLeg call(Flow flow) {
    return call(flow, Desk.SDP);
  }

  private SipLeg call(Flow flow, Bytes offer) {
    var target = SipUri.of("bob", "198.51.100.9", 5062);
    var from = NameAddr.of(SipUri.of("15550100", "example.test", 5060));
    var extra = Headers.of(List.of(new Header("X-Call-Sid", "c1")));
    return desk.stack.invite(
        new OutboundInvite(target, from, NameAddr.of(target), extra, offer, flow),
        desk.events::add);
  }

  private SipRequest answered(SipLeg leg) {
    var invite = desk.nextRequest("INVITE");
    desk.gets(leg.flow(), Phone.ok(invite, "bob1"));
    desk.nextRequest("ACK");
    desk.lastEvent(LegEvent.Answered.class);
    return invite;
  }

  @Test
  void bobAnswersAndWeHangUp() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    assertThat(invite.callId()).isEqualTo(leg.callId());
    assertThat(invite.from().tag()).isEqualTo(leg.local().tag()).isPresent();
    assertThat(invite.headers().first("X-Call-Sid")).hasValue("c1");
    assertThat(invite.headers().first("User-Agent")).hasValue("Jambo");
    assertThat(invite.headers().first("Contact")).hasValue("<sip:15550100@192.0.2.1:5060>");
    assertThat(invite.via().host()).isEqualTo("192.0.2.1");
    desk.gets(Desk.UDP, Phone.response(invite, 100, "", ""));
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", ""));
    assertThat(desk.lastEvent(LegEvent.Provisional.class).response().status()).isEqualTo(180);
    desk.gets(Desk.UDP, Phone.ok(invite, "bob1"));
    var ack = desk.nextRequest("ACK");
    assertThat(ack.uri().print()).isEqualTo("sip:bob@198.51.100.9:5062");
    assertThat(ack.cseq().number()).isEqualTo(invite.cseq().number());
    assertThat(ack.via().branch()).isNotEqualTo(invite.via().branch());
    assertThat(ack.to().tag()).hasValue("bob1");
    desk.lastEvent(LegEvent.Answered.class);
    leg.bye(Headers.NONE);
    var bye = desk.nextRequest("BYE");
    assertThat(bye.cseq().number()).isEqualTo(invite.cseq().number() + 1);
    desk.gets(Desk.UDP, Phone.response(bye, 200, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    assertThat(desk.events).hasSize(3);
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void bobHangsUp() {
    var leg = call(Desk.UDP);
    var invite = answered(leg);
    desk.gets(Desk.UDP, byeOf(invite));
    desk.nextResponse(200);
    desk.lastEvent(LegEvent.HungUp.class);
    desk.settles();
    desk.isIdle();
  }

  private static String byeOf(SipRequest invite) {
    return """
    BYE sip:15550100@192.0.2.1 SIP/2.0
    Via: SIP/2.0/UDP 198.51.100.9:5062;branch=z9hG4bKb1
    From: %s;tag=bob1
    To: %s
    Call-ID: %s
    CSeq: 1 BYE

    """
        .formatted(
            invite.headers().first("To").orElseThrow(),
            invite.headers().first("From").orElseThrow(),
            invite.callId());
  }

  @Test
  void anInviteThatNobodyHearsIsRepeatedAndGivenUp() {
    call(Desk.UDP);
    desk.passes(31_999);
    assertThat(desk.schedule())
        .containsExactly(
            "INVITE@0",
            "INVITE@500",
            "INVITE@1500",
            "INVITE@3500",
            "INVITE@7500",
            "INVITE@15500",
            "INVITE@31500");
    desk.passes(1);
    desk.lastEvent(LegEvent.Unreachable.class);
    desk.isIdle();
  }

  @Test
  void aRefusalIsAcknowledgedEachTimeItComes() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 486, "bob1", ""));
    var ack = desk.nextRequest("ACK");
    assertThat(ack.via()).isEqualTo(invite.via());
    assertThat(ack.to().tag()).hasValue("bob1");
    assertThat(desk.lastEvent(LegEvent.Refused.class).response().status()).isEqualTo(486);
    desk.gets(Desk.UDP, Phone.response(invite, 486, "bob1", ""));
    desk.nextRequest("ACK");
    desk.settles();
    assertThat(desk.events).hasSize(1);
    desk.isIdle();
  }

  @Test
  void aRepeatedAnswerIsAcknowledgedAgain() {
    var invite = answered(call(Desk.UDP));
    desk.gets(Desk.UDP, Phone.ok(invite, "bob1"));
    desk.nextRequest("ACK");
    assertThat(desk.events).hasSize(1);
  }

  @Test
  void aSecondBranchThatAnswersIsHungUp() {
    var invite = answered(call(Desk.UDP));
    desk.gets(Desk.UDP, Phone.ok(invite, "bob2"));
    assertThat(desk.nextRequest("ACK").to().tag()).hasValue("bob2");
    var bye = desk.nextRequest("BYE");
    assertThat(bye.to().tag()).hasValue("bob2");
    desk.gets(Desk.UDP, Phone.ok(invite, "bob2"));
    desk.nextRequest("ACK");
    desk.gets(Desk.UDP, Phone.response(bye, 200, "", ""));
    desk.settles();
    assertThat(desk.stack.counts().dialogs()).as("the first branch talks on").isOne();
    assertThat(desk.events).hasSize(1);
  }

  @Test
  void earlyDialogsOfTheLosersVanish() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    for (int i = 0; i < UacLeg.MOST_FORKS + 3; i++) {
      desk.gets(Desk.UDP, Phone.response(invite, 180, "fork" + i, ""));
    }
    assertThat(desk.stack.counts().dialogs()).isEqualTo(UacLeg.MOST_FORKS);
    desk.gets(Desk.UDP, Phone.ok(invite, "fork3"));
    assertThat(desk.stack.counts().dialogs()).isOne();
    desk.nextRequest("ACK");
    leg.bye(Headers.NONE);
    desk.nextRequest("BYE");
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aCalleeThatHangsUpWhileItRingsIsNotLeftRinging() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", ""));
    desk.gets(Desk.UDP, byeOf(invite));
    assertThat(desk.schedule()).containsExactly("200@0", "CANCEL@0");
    desk.lastEvent(LegEvent.HungUp.class);
    desk.gets(Desk.UDP, Phone.response(invite, 487, "bob1", ""));
    desk.settles();
    assertThat(desk.events).hasSize(2);
    desk.isIdle();
  }

  @Test
  void takingBackWaitsUntilThePeerIsHeardOf() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    leg.cancel(Headers.of(List.of(new Header("Reason", "SIP;cause=200"))));
    desk.isSilent();
    desk.gets(Desk.UDP, Phone.response(invite, 100, "", ""));
    var cancel = desk.nextRequest("CANCEL");
    assertThat(cancel.via()).isEqualTo(invite.via());
    assertThat(cancel.cseq().number()).isEqualTo(invite.cseq().number());
    assertThat(cancel.headers().first("Reason")).hasValue("SIP;cause=200");
    desk.gets(Desk.UDP, Phone.response(cancel, 200, "bob1", ""));
    desk.gets(Desk.UDP, Phone.response(invite, 487, "bob1", ""));
    desk.nextRequest("ACK");
    assertThat(desk.lastEvent(LegEvent.Refused.class).response().status()).isEqualTo(487);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void anAnswerThatCrossesTheCancelIsAcknowledgedAndHungUp() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", ""));
    leg.cancel(Headers.NONE);
    var cancel = desk.nextRequest("CANCEL");
    desk.gets(Desk.UDP, Phone.ok(invite, "bob1"));
    desk.nextRequest("ACK");
    var bye = desk.nextRequest("BYE");
    desk.lastEvent(LegEvent.Ended.class);
    desk.gets(Desk.UDP, Phone.response(cancel, 200, "bob1", ""));
    desk.gets(Desk.UDP, Phone.response(bye, 200, "", ""));
    desk.settles();
    assertThat(desk.events).hasSize(2);
    desk.isIdle();
  }

  @Test
  void aCallTakenBackWithoutAnyFinalAnswerEndsAfterAWhile() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", ""));
    leg.cancel(Headers.NONE);
    var cancel = desk.nextRequest("CANCEL");
    desk.gets(Desk.UDP, Phone.response(cancel, 200, "bob1", ""));
    desk.passes(32_000);
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aCallThatRingsForEverIsTakenBack() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", ""));
    desk.passes(Duration.ofHours(3));
    desk.nextRequest("CANCEL");
  }

  @Test
  void aFailedConnectionEndsTheCallAtOnce() {
    call(Desk.TCP);
    desk.nextRequest("INVITE");
    desk.stack.failed(Desk.TCP, "refused");
    desk.lastEvent(LegEvent.Unreachable.class);
    desk.isIdle();
  }

  @Test
  void overTcpNothingIsRepeatedAndTheContactSaysSo() {
    call(Desk.TCP);
    desk.passes(31_000);
    var invite = desk.nextRequest("INVITE");
    assertThat(invite.headers().first("Contact").orElseThrow()).contains(";transport=tcp");
    assertThat(invite.via().transport()).isEqualTo("TCP");
    desk.isSilent();
  }

  @Test
  void anAnswerWithoutContactIsAcknowledgedToTheRequestUri() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 200, "bob1", ""));
    assertThat(desk.nextRequest("ACK").uri()).isEqualTo(invite.uri());
  }

  @Test
  void theRouteSetIsTheRecordedRouteBackwards() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    var recorded =
        """
        Record-Route: <sip:203.0.113.2;lr>, <sip:203.0.113.1:5070;lr>
        Contact: <sip:bob@10.0.0.7>
        """;
    desk.gets(Desk.UDP, Phone.response(invite, 200, "bob1", recorded));
    var ack = desk.next();
    assertThat(ack.flow().remote()).isEqualTo(Desk.socket("203.0.113.1", 5070));
    var request = (SipRequest) ack.message();
    assertThat(request.uri().print()).isEqualTo("sip:bob@10.0.0.7");
    assertThat(request.headers().lines("Route"))
        .containsExactly("<sip:203.0.113.1:5070;lr>", "<sip:203.0.113.2;lr>");
  }

  @Test
  void aStrictRouterIsAddressedByTheRequestUri() {
    call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    var recorded = "Record-Route: <sip:203.0.113.1>\nContact: <sip:bob@198.51.100.9>\n";
    desk.gets(Desk.UDP, Phone.response(invite, 200, "bob1", recorded));
    var ack = desk.nextRequest("ACK");
    assertThat(ack.uri().print()).isEqualTo("sip:203.0.113.1");
    assertThat(ack.headers().lines("Route")).containsExactly("<sip:bob@198.51.100.9>");
  }

  @Test
  void responsesToNothingAreDropped() {
    var invite = answered(call(Desk.UDP));
    desk.settles();
    desk.gets(Desk.UDP, Phone.response(invite, 486, "bob1", ""));
    desk.isSilent();
    assertThat(desk.counters.value("jambo_sip_dropped_total{reason=\"stray_response\"}")).isOne();
  }

  @Test
  void aReliableResponseIsAcknowledgedOnceAndInItsTurn() {
    var leg = call(Desk.UDP);
    var invite = desk.nextRequest("INVITE");
    assertThat(invite.headers().values("Supported")).contains("100rel");
    desk.gets(Desk.UDP, Phone.response(invite, 183, "bob1", "Require: 100rel\nRSeq: 7\n"));
    var prack = desk.nextRequest("PRACK");
    assertThat(prack.headers().first("RAck")).hasValue("7 1 INVITE");
    assertThat(prack.cseq().number()).isEqualTo(2);
    desk.gets(Desk.UDP, Phone.response(prack, 200, "", ""));
    desk.gets(Desk.UDP, Phone.response(invite, 183, "bob1", "Require: 100rel\nRSeq: 7\n"));
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", "Require: 100rel\nRSeq: 9\n"));
    desk.isSilent();
    assertThat(desk.events).hasSize(1);
    desk.gets(Desk.UDP, Phone.response(invite, 180, "bob1", "Require: 100rel\nRSeq: 8\n"));
    assertThat(desk.nextRequest("PRACK").headers().first("RAck")).hasValue("8 1 INVITE");
    desk.gets(Desk.UDP, Phone.response(invite, 183, "bob2", "Require: 100rel\nRSeq: 1\n"));
    assertThat(desk.nextRequest("PRACK").headers().first("RAck")).hasValue("1 1 INVITE");
    desk.gets(Desk.UDP, Phone.ok(invite, "bob2"));
    desk.nextRequest("ACK");
    leg.bye(Headers.NONE);
    assertThat(desk.nextRequest("BYE").cseq().number()).isEqualTo(3);
  }

  @Test
  void anInviteWithoutAnOfferIsAnsweredInItsAck() {
    var leg = call(Desk.UDP, Bytes.EMPTY);
    var invite = desk.nextRequest("INVITE");
    assertThat(invite.headers().values("Supported")).doesNotContain("100rel");
    desk.gets(Desk.UDP, Phone.okWithOffer(invite, "bob1"));
    var answered = desk.lastEvent(LegEvent.Answered.class);
    assertThat(answered.response().body()).isEqualTo(Bytes.utf8("v=0\r\n"));
    desk.gets(Desk.UDP, Phone.okWithOffer(invite, "bob1"));
    desk.isSilent();
    leg.acknowledge(Desk.SDP);
    assertThat(desk.nextRequest("ACK").body()).isEqualTo(Desk.SDP);
    leg.acknowledge(Bytes.EMPTY);
    desk.gets(Desk.UDP, Phone.okWithOffer(invite, "bob1"));
    assertThat(desk.nextRequest("ACK").body()).as("each time").isEqualTo(Desk.SDP);
    leg.bye(Headers.NONE);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 200, "", ""));
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void anOfferThatNobodyAnswersIsAcknowledgedAndTheCallHungUp() {
    var _ = call(Desk.UDP, Bytes.EMPTY);
    desk.gets(Desk.UDP, Phone.okWithOffer(desk.nextRequest("INVITE"), "bob1"));
    desk.passes(OwedAck.ANSWER_BOUND);
    assertThat(desk.nextRequest("ACK").body()).isEqualTo(Bytes.EMPTY);
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 200, "", ""));
    desk.lastEvent(LegEvent.Ended.class);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aPeerThatHangsUpBeforeOurAnswerGetsItsAckAllTheSame() {
    var _ = call(Desk.UDP, Bytes.EMPTY);
    var invite = desk.nextRequest("INVITE");
    desk.gets(Desk.UDP, Phone.okWithOffer(invite, "bob1"));
    var bye =
        Phone.request("BYE", 7, "b7", invite.from().tag().orElseThrow())
            .replace("tag=alice1", "tag=bob1")
            .replace("call-1", invite.callId());
    desk.gets(Desk.UDP, bye);
    desk.nextResponse(200);
    desk.nextRequest("ACK");
    desk.lastEvent(LegEvent.HungUp.class);
    desk.settles();
    desk.isIdle();
  }
}
