package io.jambo.sip;

import static io.jambo.sip.RfcTimer.E;
import static io.jambo.sip.RfcTimer.F;
import static io.jambo.sip.RfcTimer.J;
import static io.jambo.sip.RfcTimer.K;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.send;
import static io.jambo.sip.Step.sendRequest;
import static io.jambo.sip.Step.tell;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.SipResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each arrow of RFC 3261 figures 6 and 8.
class PlainMachinesTest {
  private static final Timing UDP = Machines.UDP;
  private static final Timing TCP = Machines.TCP;
  private static final PrintedResponse TRYING = Machines.printed(100);
  private static final PrintedResponse OK = Machines.printed(200);
  private static final SipResponse TRIED = Machines.response(100);
  private static final SipResponse DONE = Machines.response(200);
  private static final Input AGAIN = new Input.Retransmit();
  private static final Input FAILED = new Input.Failed();

  private static void check(
      Timing timing, PlainServer.State from, Input in, PlainServer.State to, Effect... effects) {
    assertThat(PlainServer.step(timing, from, in)).isEqualTo(new Step<>(to, List.of(effects)));
  }

  private static void check(
      Timing timing, PlainClient.State from, Input in, PlainClient.State to, Effect... effects) {
    assertThat(PlainClient.step(timing, from, in)).isEqualTo(new Step<>(to, List.of(effects)));
  }

  private static Input reply(PrintedResponse printed) {
    return new Input.Reply(printed);
  }

  private static Input got(SipResponse response) {
    return new Input.Response(response);
  }

  private static Input fired(RfcTimer timer) {
    return new Input.Fired(timer);
  }

  @Test
  void serverTrying() {
    var from = new PlainServer.Trying();
    check(UDP, from, AGAIN, from);
    check(UDP, from, reply(TRYING), new PlainServer.Proceeding(TRYING), send(TRYING));
    check(UDP, from, reply(OK), new PlainServer.Completed(OK), send(OK), arm(J, UDP.patience()));
    check(TCP, from, reply(OK), new PlainServer.Completed(OK), send(OK), arm(J, 0));
  }

  @Test
  void serverProceeding() {
    var from = new PlainServer.Proceeding(TRYING);
    check(UDP, from, AGAIN, from, send(TRYING));
    check(UDP, from, reply(TRYING), from, send(TRYING));
    check(UDP, from, reply(OK), new PlainServer.Completed(OK), send(OK), arm(J, UDP.patience()));
    check(UDP, from, FAILED, new PlainServer.Terminated(), tellUndelivered());
  }

  @Test
  void serverCompleted() {
    var from = new PlainServer.Completed(OK);
    check(UDP, from, AGAIN, from, send(OK));
    check(UDP, from, reply(TRYING), from);
    check(UDP, from, FAILED, new PlainServer.Terminated(), tellUndelivered());
    check(UDP, from, fired(J), new PlainServer.Terminated());
    assertThat(from.timers()).containsExactly(J);
  }

  @Test
  void clientBegins() {
    assertThat(PlainClient.start(UDP).effects())
        .containsExactly(sendRequest(), arm(E, UDP.t1()), arm(F, UDP.patience()));
    assertThat(PlainClient.start(TCP).effects())
        .containsExactly(sendRequest(), arm(F, UDP.patience()));
  }

  @Test
  void clientTrying() {
    var from = new PlainClient.Trying(0);
    check(UDP, from, fired(E), new PlainClient.Trying(1), sendRequest(), arm(E, 2 * UDP.t1()));
    check(
        UDP,
        new PlainClient.Trying(6),
        fired(E),
        new PlainClient.Trying(7),
        sendRequest(),
        arm(E, UDP.t2()));
    check(UDP, from, fired(F), new PlainClient.Terminated(), tellTimeout());
    check(UDP, from, FAILED, new PlainClient.Terminated(), tellUndelivered());
    check(UDP, from, got(TRIED), new PlainClient.Proceeding(), tell(TRIED));
    check(UDP, from, got(DONE), new PlainClient.Completed(), tell(DONE), arm(K, UDP.t4()));
    check(TCP, from, got(DONE), new PlainClient.Completed(), tell(DONE), arm(K, 0));
  }

  @Test
  void clientProceeding() {
    var from = new PlainClient.Proceeding();
    check(UDP, from, fired(E), from, sendRequest(), arm(E, UDP.t2()));
    check(UDP, from, fired(F), new PlainClient.Terminated(), tellTimeout());
    check(UDP, from, FAILED, new PlainClient.Terminated(), tellUndelivered());
    check(UDP, from, got(TRIED), from, tell(TRIED));
    check(UDP, from, got(DONE), new PlainClient.Completed(), tell(DONE), arm(K, UDP.t4()));
    assertThat(from.timers()).containsExactlyInAnyOrder(E, F);
  }

  @Test
  void clientCompleted() {
    var from = new PlainClient.Completed();
    check(UDP, from, got(DONE), from);
    check(UDP, from, fired(K), new PlainClient.Terminated());
    assertThat(from.timers()).containsExactly(K);
  }
}
