package io.jambo.sip;

import static io.jambo.sip.RfcTimer.A;
import static io.jambo.sip.RfcTimer.B;
import static io.jambo.sip.RfcTimer.D;
import static io.jambo.sip.RfcTimer.M;
import static io.jambo.sip.Step.acknowledge;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.sendRequest;
import static io.jambo.sip.Step.tell;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.sip.InviteClient.Accepted;
import io.jambo.sip.InviteClient.Calling;
import io.jambo.sip.InviteClient.Completed;
import io.jambo.sip.InviteClient.Proceeding;
import io.jambo.sip.InviteClient.State;
import io.jambo.sip.InviteClient.Terminated;
import io.jambo.wire.SipResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each arrow of RFC 3261 figure 5 and RFC 6026 figure 5.
class InviteClientTest {
  private static final Timing UDP = Machines.UDP;
  private static final SipResponse RINGING = Machines.response(180);
  private static final SipResponse OK = Machines.response(200);
  private static final SipResponse BUSY = Machines.response(486);
  private static final Input FAILED = new Input.Failed();
  private static final Input ABANDON = new Input.Abandon();
  private static final long D_UDP = 32_000_000_000L;

  private static void check(State from, Input input, State to, Effect... effects) {
    check(UDP, from, input, to, effects);
  }

  private static void check(Timing timing, State from, Input in, State to, Effect... effects) {
    assertThat(InviteClient.step(timing, from, in)).isEqualTo(new Step<>(to, List.of(effects)));
  }

  private static Input got(SipResponse response) {
    return new Input.Response(response);
  }

  private static Input fired(RfcTimer timer) {
    return new Input.Fired(timer);
  }

  @Test
  void beginsByCalling() {
    assertThat(InviteClient.start(UDP).effects())
        .containsExactly(sendRequest(), arm(A, UDP.t1()), arm(B, UDP.patience()));
    assertThat(InviteClient.start(Machines.TCP).effects())
        .containsExactly(sendRequest(), arm(B, UDP.patience()));
  }

  @Test
  void calling() {
    var from = new Calling(0);
    check(from, fired(A), new Calling(1), sendRequest(), arm(A, 2 * UDP.t1()));
    check(new Calling(5), fired(A), new Calling(6), sendRequest(), arm(A, 64 * UDP.t1()));
    check(from, fired(B), new Terminated(), tellTimeout());
    check(from, FAILED, new Terminated(), tellUndelivered());
    check(from, got(RINGING), new Proceeding(), tell(RINGING));
    check(from, got(OK), new Accepted(), tell(OK), arm(M, UDP.patience()));
    check(from, got(BUSY), new Completed(), acknowledge(BUSY), tell(BUSY), arm(D, D_UDP));
    check(from, ABANDON, from);
  }

  @Test
  void proceeding() {
    var from = new Proceeding();
    check(from, got(RINGING), from, tell(RINGING));
    check(from, got(OK), new Accepted(), tell(OK), arm(M, UDP.patience()));
    check(from, got(BUSY), new Completed(), acknowledge(BUSY), tell(BUSY), arm(D, D_UDP));
    check(Machines.TCP, from, got(BUSY), new Completed(), acknowledge(BUSY), tell(BUSY), arm(D, 0));
    check(from, ABANDON, new Terminated(), tellTimeout());
    check(from, FAILED, from);
    check(from, fired(A), from);
  }

  @Test
  void completed() {
    var from = new Completed();
    check(from, got(BUSY), from, acknowledge(BUSY));
    check(from, got(RINGING), from);
    check(from, got(OK), from);
    check(from, FAILED, new Terminated(), tellUndelivered());
    check(from, fired(D), new Terminated());
  }

  @Test
  void accepted() {
    var from = new Accepted();
    check(from, got(OK), from, tell(OK));
    check(from, got(RINGING), from);
    check(from, got(BUSY), from);
    check(from, FAILED, from);
    check(from, fired(M), new Terminated());
  }

  @Test
  void eachStateKeepsOnlyItsOwnTimers() {
    assertThat(new Calling(0).timers()).containsExactlyInAnyOrder(A, B);
    assertThat(new Proceeding().timers()).isEmpty();
    assertThat(new Completed().timers()).containsExactly(D);
    assertThat(new Accepted().timers()).containsExactly(M);
    assertThat(new Terminated().terminated()).isTrue();
  }
}
