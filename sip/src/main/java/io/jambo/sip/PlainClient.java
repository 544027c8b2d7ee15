package io.jambo.sip;

import static io.jambo.sip.RfcTimer.E;
import static io.jambo.sip.RfcTimer.F;
import static io.jambo.sip.RfcTimer.K;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.go;
import static io.jambo.sip.Step.sendRequest;
import static io.jambo.sip.Step.tell;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;

import io.jambo.sip.Input.Failed;
import io.jambo.sip.Input.Fired;
import io.jambo.sip.Input.Response;
import io.jambo.wire.SipResponse;
import java.util.Set;

/// The asking side of any transaction but INVITE's: RFC 3261 §17.1.2. Pure.
final class PlainClient {
  private PlainClient() {}

  sealed interface State extends Step.State {
    @Override
    default Set<RfcTimer> timers() {
      return Set.of(E, F);
    }
  }

  /// Sent, and nothing heard yet.
  record Trying(int repeats) implements State {}

  /// Heard of, not answered; repeats go on at T2.
  record Proceeding() implements State {}

  /// Answered; kept to absorb repeated answers.
  record Completed() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(K);
    }

    @Override
    public boolean tells() {
      return false;
    }
  }

  /// Over.
  record Terminated() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of();
    }

    @Override
    public boolean terminated() {
      return true;
    }
  }

  private record At(State state, Input input) {}

  static Step<State> start(Timing timing) {
    var giveUp = arm(F, timing.patience());
    return timing.reliable()
        ? go(new Trying(0), sendRequest(), giveUp)
        : go(new Trying(0), sendRequest(), arm(E, timing.t1()), giveUp);
  }

  static Step<State> step(Timing timing, State state, Input input) {
    return switch (new At(state, input)) {
      case At(Trying(var n), Fired(var t)) when t == E ->
          go(new Trying(n + 1), sendRequest(), arm(E, timing.backOff(n + 1)));
      case At(Trying _, Fired(var t)) when t == F -> go(new Terminated(), tellTimeout());
      case At(Trying _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Trying _, Response(var r)) when r.provisional() -> go(new Proceeding(), tell(r));
      case At(Trying _, Response(var r)) -> complete(timing, r);

      case At(Proceeding _, Fired(var t)) when t == E ->
          go(state, sendRequest(), arm(E, timing.t2()));
      case At(Proceeding _, Fired(var t)) when t == F -> go(new Terminated(), tellTimeout());
      case At(Proceeding _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Proceeding _, Response(var r)) when r.provisional() -> go(state, tell(r));
      case At(Proceeding _, Response(var r)) -> complete(timing, r);

      case At(Completed _, Fired(var t)) when t == K -> go(new Terminated());

      case At _ -> go(state); // everything else is absorbed, as the diagram says
    };
  }

  private static Step<State> complete(Timing timing, SipResponse response) {
    return go(new Completed(), tell(response), arm(K, timing.straggle()));
  }
}
