package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Headers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the stack answers by itself, or not at all (security.md 12).
class RefusalTest {
  private final Desk desk = new Desk();

  private long dropped(String reason) {
    return desk.counters.value("jambo_sip_dropped_total{reason=\"" + reason + "\"}");
  }

  private long unreadable(String kind) {
    return desk.counters.value("jambo_sip_parse_errors_total{kind=\"" + kind + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "BYE,481", "INFO,481", "UPDATE,481", "PRACK,481", "NOTIFY,481", "CANCEL,481",
    "SUBSCRIBE,489", "PUBLISH,489", "REGISTER,405", "MESSAGE,405", "REFER,405", "JUMP,501",
  })
  void methodsOutsideADialog(String method, int status) {
    desk.gets(Desk.UDP, Phone.request(method, 1, "a1", ""));
    var response = desk.nextResponse(status);
    assertThat(response.to().tag()).isPresent();
    assertThat(response.headers().has("Allow")).isEqualTo(status == 405);
    desk.isIdle();
  }

  @Test
  void aRepeatedQuestionGetsTheVerySameAnswer() {
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "a1", ""));
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "a1", ""));
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 2, "a2", ""));
    var first = desk.nextResponse(200);
    assertThat(first.headers().first("Allow")).hasValue(Wording.ALLOW);
    assertThat(desk.nextResponse(200)).isEqualTo(first);
    assertThat(desk.nextResponse(200).to().tag()).isNotEqualTo(first.to().tag());
    desk.isIdle();
  }

  @Test
  void maxForwardsZeroIsAnsweredByUs() {
    desk.gets(
        Desk.UDP, Phone.request("OPTIONS", 1, "a1", "").replace("Forwards: 70", "Forwards: 0"));
    desk.nextResponse(200);
  }

  @Test
  void drainingTurnsAwayWhatIsNewAndKeepsCallsUp() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.answers();
    desk.nextResponse(100);
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.stack.drain(true);
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "o1", ""));
    var later =
        Integer.parseInt(desk.nextResponse(503).headers().first("Retry-After").orElseThrow());
    assertThat(later).isBetween(1, 10);
    desk.gets(Desk.UDP, Phone.invite().replace("call-1", "call-2").replace("a1", "c1"));
    desk.nextResponse(503);
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.gets(Desk.UDP, Phone.request("BYE", 2, "a3", tag));
    desk.nextResponse(200);
    desk.stack.drain(false);
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "o1", ""));
    desk.nextResponse(200);
    desk.settles();
    desk.isIdle();
  }

  @Test
  void aLoopThatIsBehindTurnsNewCallsAwayAndKeepsCallsUp() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.answers();
    desk.nextResponse(100);
    var tag = desk.nextResponse(200).to().tag().orElseThrow();
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a2", tag));
    desk.isBehind(60);
    desk.waits(60, Phone.invite().replace("call-1", "call-2").replace("a1", "c1"));
    desk.waits(60, Phone.request("OPTIONS", 1, "o1", ""));
    assertThat(desk.nextResponse(503).headers().first("Retry-After")).isPresent();
    desk.nextResponse(200);
    desk.gets(Desk.UDP, Phone.invite().replace("call-1", "call-2").replace("a1", "c1"));
    desk.nextResponse(100);
  }

  @Test
  void anInviteThatCameInACircleIsALoop() {
    desk.gets(Desk.UDP, Phone.invite());
    var ours =
        desk.stack.invite(
            new OutboundInvite(
                desk.invitations.getFirst().request().uri(),
                desk.invitations.getFirst().request().from(),
                desk.leg().remote(),
                Headers.NONE,
                Desk.SDP,
                Desk.UDP),
            _ -> {});
    desk.nextResponse(100);
    var via = desk.nextRequest("INVITE").headers().first("Via").orElseThrow();
    assertThat(ours.callId()).isNotEmpty();
    desk.gets(
        Desk.UDP,
        Phone.request("INVITE", 1, "p1", "", "Via: " + via + "\n", "").replace("call-1", "call-2"));
    desk.nextResponse(482);
  }

  @Test
  void anInviteThatComesTwoWaysIsTakenOnce() {
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.gets(Desk.UDP, Phone.invite().replace("z9hG4bKa1", "z9hG4bKother"));
    desk.nextResponse(482);
    assertThat(desk.invitations).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"Require", "Proxy-Require"})
  void anExtensionWeLackIsNamed(String header) {
    desk.gets(Desk.UDP, Phone.request("INVITE", 1, "a1", "", header + ": one, two\n", ""));
    assertThat(desk.nextResponse(420).headers().first("Unsupported")).hasValue("one, two");
    desk.isIdle();
  }

  @Test
  void aBodyThatIsNoOfferIsNamed() {
    desk.gets(Desk.UDP, Phone.invite().replace("application/sdp", "text/plain"));
    assertThat(desk.nextResponse(415).headers().first("Accept")).hasValue("application/sdp");
    desk.gets(Desk.UDP, Phone.invite().replace("Max-F", "Content-Encoding: gzip\nMax-F"));
    assertThat(desk.nextResponse(415).headers().first("Accept-Encoding")).hasValue("identity");
    desk.isIdle();
  }

  @Test
  void aRequestWithAFaultIsToldSo() {
    desk.gets(Desk.UDP, Phone.invite().replace("Call-ID: call-1\n", ""));
    var bad = desk.nextResponse(400);
    assertThat(bad.via().parameters().get("rport")).hasValue("5062");
    desk.gets(Desk.UDP, Phone.invite().replace(" SIP/2.0\nVia", " SIP/3.0\nVia"));
    desk.nextResponse(505);
    desk.gets(Desk.UDP, Phone.invite().replace("INVITE sip:", "INVITE http:"));
    desk.nextResponse(416);
    assertThat(unreadable("400")).isOne();
    desk.isIdle();
  }

  @Test
  void anAckIsNeverAnswered() {
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", ""));
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", "nobody"));
    desk.gets(Desk.UDP, Phone.request("ACK", 1, "a1", "").replace("Call-ID: call-1\n", ""));
    desk.isSilent();
  }

  @Test
  void whatIsNoSipIsDroppedAndClosesAStream() {
    desk.gets(Desk.TCP, "\u0000\u0001 what");
    desk.isSilent();
    assertThat(unreadable("message")).isOne();
    assertThat(desk.closed).containsExactly(Desk.TCP);
  }

  @Test
  void aBrokenResponseIsDropped() {
    desk.gets(Desk.UDP, "SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx\n\n");
    desk.isSilent();
    assertThat(unreadable("response")).isOne();
  }

  @Test
  void aFullQueueDropsAndCounts() {
    var message = Phone.request("ACK", 1, "a1", "").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < SipStack.MOST_MESSAGES + 3; i++) {
      desk.stack.received(Desk.UDP, message);
    }
    assertThat(desk.stack.counts().queued()).isEqualTo(SipStack.MOST_MESSAGES);
    desk.turn();
    assertThat(dropped("queue_full")).isEqualTo(3);
    desk.isIdle();
  }

  @Test
  void aFaultOfTheUserCostsOneCallOnly() {
    desk.fault =
        () -> {
          throw new IllegalStateException("a bug of the user");
        };
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.nextResponse(500);
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "o1", "").replace("call-1", "call-2"));
    desk.nextResponse(200);
    assertThat(desk.counters.value("jambo_sip_dropped_total{reason=\"fault\"}")).isOne();
  }

  @Test
  void anErrorCostsOneCallToo() {
    desk.fault =
        () -> {
          throw new StackOverflowError("a deep bug of the user");
        };
    desk.gets(Desk.UDP, Phone.invite());
    desk.nextResponse(100);
    desk.nextResponse(500);
    desk.gets(Desk.UDP, Phone.request("OPTIONS", 1, "o1", "").replace("call-1", "call-2"));
    desk.nextResponse(200);
  }

  @Test
  void requestsAndResponsesAreCounted() {
    desk.gets(Desk.UDP, Phone.request("JUMP", 1, "a1", ""));
    desk.nextResponse(501);
    var labels = "{direction=\"%s\",method=\"other\",%s}";
    assertThat(
            desk.counters.value(
                "jambo_sip_requests_total" + labels.formatted("in", "transport=\"udp\"")))
        .isOne();
    assertThat(
            desk.counters.value(
                "jambo_sip_responses_total" + labels.formatted("out", "code_class=\"5xx\"")))
        .isOne();
    assertThat(desk.counters.snapshot().keySet())
        .allSatisfy(name -> assertThat(name).isEqualTo(name.strip()).doesNotContain("JUMP"));
  }

  @Test
  void aResponseToAGoneConnectionGoesWhereTheViaSays() {
    desk.gets(Desk.TCP, Phone.invite());
    desk.nextResponse(100);
    desk.dead.add(Desk.TCP);
    desk.rings();
    var ringing = desk.next();
    assertThat(ringing.flow().remote()).isEqualTo(Desk.PHONE);
    assertThat(ringing.flow().connection()).isEqualTo(99);
    desk.stack.failed(ringing.flow(), "refused");
    desk.lastEvent(LegEvent.Ended.class);
    desk.isIdle();
  }
}
