package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Provisional responses that are acknowledged (RFC 3262), when we are called.
class ReliableTest {
  private static final String REQUIRED = "Require: 100rel\n";
  private static final String CONTACT = "Contact: <sip:alice@198.51.100.9:5062>\n";

  private Desk desk = new Desk();
  private String tag = "";

  private void invited(String headers, String body) {
    desk.gets(Desk.UDP, Phone.request("INVITE", 1, "a1", "", CONTACT + headers, body));
    desk.nextResponse(100);
  }

  private void early() {
    desk.leg().provisional(183, "Session Progress", Headers.NONE, Desk.SDP);
    desk.turn();
  }

  private long reliable(int status) {
    SipResponse response = desk.nextResponse(status);
    assertThat(response.headers().values("Require")).containsExactly("100rel");
    tag = response.to().tag().orElseThrow();
    assertThat(response.rseq()).isPositive();
    return response.rseq();
  }

  private void pracks(int cseq, long rseq, String body) {
    var rack = "RAck: " + rseq + " 1 INVITE\n";
    desk.gets(Desk.UDP, Phone.request("PRACK", cseq, "p" + cseq, tag, rack, body));
  }

  @Test
  void aReliableResponseIsRepeatedUntilItsPrackAndHoldsTheAnswerBack() {
    invited(REQUIRED, "v=0\n");
    early();
    long rseq = reliable(183);
    desk.answers();
    desk.passes(3_600);
    assertThat(desk.schedule()).containsExactly("183@500", "183@1500", "183@3500");
    pracks(2, rseq, "");
    assertThat(desk.nextResponse(200).cseq().method()).isEqualTo("PRACK");
    var ok = desk.nextResponse(200);
    assertThat(ok.cseq().method()).isEqualTo("INVITE");
    assertThat(ok.body()).as("the answer went in the 183").isEqualTo(Bytes.EMPTY);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.gets(Desk.UDP, Phone.request("BYE", 3, "a3", tag));
    desk.settles();
    desk.isIdle();
  }

  @Test
  void oneFollowsTheOtherEachWithItsNumber() {
    invited(REQUIRED, "v=0\n");
    desk.rings();
    early();
    long first = reliable(180);
    desk.isSilent();
    pracks(2, first, "");
    desk.nextResponse(200);
    assertThat(reliable(183)).isEqualTo(first + 1);
  }

  @Test
  void aPrackOfNothingIsToldSo() {
    invited(REQUIRED, "v=0\n");
    early();
    long rseq = reliable(183);
    pracks(2, rseq + 1, "");
    desk.nextResponse(481);
    pracks(3, rseq, "");
    desk.nextResponse(200);
    pracks(4, rseq, "");
    desk.nextResponse(481);
    desk.gets(Desk.UDP, Phone.request("PRACK", 5, "p5", tag, "RAck: x\n", ""));
    desk.nextResponse(400);
  }

  @Test
  void aCallerWhoNeverPracksIsRefused() {
    invited(REQUIRED, "v=0\n");
    early();
    desk.passes(Duration.ofSeconds(32));
    desk.schedule();
    assertThat(desk.events).hasSize(1).allMatch(LegEvent::over);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", tag));
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aRefusalNeedNotWaitForAPrack() {
    invited(REQUIRED, "v=0\n");
    early();
    reliable(183);
    desk.leg().refuse(486, "Busy Here", Headers.NONE);
    desk.nextResponse(486);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", tag));
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void anOfferInThe183IsAnsweredInThePrack() {
    invited(REQUIRED, "");
    desk.rings();
    desk.isSilent();
    early();
    long rseq = reliable(183);
    pracks(2, rseq, "v=1\n");
    desk.nextResponse(200);
    assertThat(desk.lastEvent(LegEvent.Acked.class).sdp()).isEqualTo(Bytes.utf8("v=1\r\n"));
    desk.answers();
    assertThat(desk.nextResponse(200).body()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void anOfferInThePrackIsAnsweredInIts200() {
    invited(REQUIRED, "v=0\n");
    early();
    pracks(2, reliable(183), "v=1\n");
    desk.lastEvent(LegEvent.Reoffered.class).reply().answer(Headers.NONE, Desk.SDP);
    var ok = desk.nextResponse(200);
    assertThat(ok.cseq().method()).isEqualTo("PRACK");
    assertThat(ok.body()).isEqualTo(Desk.SDP);
  }

  @Test
  void whoOnlySupportsItIsAskedForItWhenThatIsWanted() {
    invited("Supported: 100rel\n", "v=0\n");
    desk.rings();
    assertThat(desk.nextResponse(180).headers().has("RSeq")).isFalse();

    desk =
        new Desk(
            SipSettings.defaults()
                .withExtensions(new Extensions(true, Optional.empty(), Duration.ZERO)));
    invited("Supported: 100rel\n", "v=0\n");
    desk.rings();
    reliable(180);
  }

  @Test
  void aCancelEndsTheRepetitions() {
    invited(REQUIRED, "v=0\n");
    early();
    reliable(183);
    desk.gets(Desk.UDP, Phone.request("CANCEL", 1, "a1", ""));
    assertThat(desk.schedule()).containsExactly("200@0", "487@0");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", tag));
    desk.settles();
    desk.isSilent();
    desk.isIdle();
  }

  @Test
  void hangingUpWhileTheAnswerIsHeldBackWaitsForItsAck() {
    invited(REQUIRED, "v=0\n");
    early();
    long rseq = reliable(183);
    desk.answers();
    desk.leg().bye(Headers.NONE);
    desk.isSilent();
    pracks(2, rseq, "");
    assertThat(desk.schedule()).containsExactly("200@0", "200@0");
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.gets(Desk.UDP, Phone.response(desk.nextRequest("BYE"), 200, "", ""));
    desk.settles();
    desk.isIdle();
  }
}
