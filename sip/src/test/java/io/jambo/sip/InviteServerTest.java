package io.jambo.sip;

import static io.jambo.sip.RfcTimer.G;
import static io.jambo.sip.RfcTimer.H;
import static io.jambo.sip.RfcTimer.I;
import static io.jambo.sip.RfcTimer.L;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.send;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.sip.InviteServer.Accepted;
import io.jambo.sip.InviteServer.Completed;
import io.jambo.sip.InviteServer.Confirmed;
import io.jambo.sip.InviteServer.Proceeding;
import io.jambo.sip.InviteServer.State;
import io.jambo.sip.InviteServer.Terminated;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each arrow of RFC 3261 figure 7 and RFC 6026 figure 4.
class InviteServerTest {
  private static final Timing UDP = Machines.UDP;
  private static final PrintedResponse TRYING = Machines.printed(100);
  private static final PrintedResponse RINGING = Machines.printed(180);
  private static final PrintedResponse OK = Machines.printed(200);
  private static final PrintedResponse BUSY = Machines.printed(486);
  private static final Input AGAIN = new Input.Retransmit();
  private static final Input ACK = new Input.Ack();
  private static final Input FAILED = new Input.Failed();

  private static void check(State from, Input input, State to, Effect... effects) {
    check(UDP, from, input, to, effects);
  }

  private static void check(Timing timing, State from, Input in, State to, Effect... effects) {
    assertThat(InviteServer.step(timing, from, in)).isEqualTo(new Step<>(to, List.of(effects)));
  }

  private static Input reply(PrintedResponse printed) {
    return new Input.Reply(printed);
  }

  private static Input fired(RfcTimer timer) {
    return new Input.Fired(timer);
  }

  @Test
  void beginsWithTrying() {
    assertThat(InviteServer.start(TRYING))
        .isEqualTo(new Step<State>(new Proceeding(TRYING), List.of(send(TRYING))));
  }

  @Test
  void proceeding() {
    var from = new Proceeding(RINGING);
    check(from, AGAIN, from, send(RINGING));
    check(new Proceeding(TRYING), reply(RINGING), from, send(RINGING));
    check(from, reply(OK), new Accepted(), send(OK), arm(L, UDP.patience()));
    check(
        from,
        reply(BUSY),
        new Completed(BUSY, 0),
        send(BUSY),
        arm(G, UDP.t1()),
        arm(H, UDP.patience()));
    check(
        Machines.TCP,
        from,
        reply(BUSY),
        new Completed(BUSY, 0),
        send(BUSY),
        arm(H, UDP.patience()));
    check(from, FAILED, new Terminated(), tellUndelivered());
    check(from, ACK, from);
  }

  @Test
  void completed() {
    var from = new Completed(BUSY, 0);
    check(from, AGAIN, from, send(BUSY));
    check(from, fired(G), new Completed(BUSY, 1), send(BUSY), arm(G, 2 * UDP.t1()));
    check(new Completed(BUSY, 6), fired(G), new Completed(BUSY, 7), send(BUSY), arm(G, UDP.t2()));
    check(from, fired(H), new Terminated(), tellTimeout());
    check(from, FAILED, new Terminated(), tellUndelivered());
    check(from, ACK, new Confirmed(), arm(I, UDP.t4()));
    check(Machines.TCP, from, ACK, new Confirmed(), arm(I, 0));
    check(from, reply(OK), from);
  }

  @Test
  void confirmed() {
    check(new Confirmed(), ACK, new Confirmed());
    check(new Confirmed(), AGAIN, new Confirmed());
    check(new Confirmed(), fired(I), new Terminated());
  }

  @Test
  void accepted() {
    check(new Accepted(), AGAIN, new Accepted());
    check(new Accepted(), ACK, new Accepted());
    check(new Accepted(), reply(OK), new Accepted(), send(OK));
    check(new Accepted(), reply(BUSY), new Accepted());
    check(new Accepted(), FAILED, new Accepted());
    check(new Accepted(), fired(L), new Terminated());
  }

  @Test
  void eachStateKeepsOnlyItsOwnTimers() {
    assertThat(new Proceeding(TRYING).timers()).isEmpty();
    assertThat(new Completed(BUSY, 0).timers()).containsExactlyInAnyOrder(G, H);
    assertThat(new Confirmed().timers()).containsExactly(I);
    assertThat(new Accepted().timers()).containsExactly(L);
    assertThat(new Terminated().timers()).isEmpty();
    assertThat(new Terminated().terminated()).isTrue();
  }
}
