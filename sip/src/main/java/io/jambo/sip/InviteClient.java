package io.jambo.sip;

import static io.jambo.sip.RfcTimer.A;
import static io.jambo.sip.RfcTimer.B;
import static io.jambo.sip.RfcTimer.D;
import static io.jambo.sip.RfcTimer.M;
import static io.jambo.sip.Step.acknowledge;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.go;
import static io.jambo.sip.Step.sendRequest;
import static io.jambo.sip.Step.tell;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;

import io.jambo.sip.Input.Abandon;
import io.jambo.sip.Input.Failed;
import io.jambo.sip.Input.Fired;
import io.jambo.sip.Input.Response;
import java.util.Set;

/// The asking side of an INVITE transaction: RFC 3261 §17.1.1 as amended by RFC 6026 §7.2.
///
/// Pure. The ACK of a 2xx is not its business but the dialog's.
final class InviteClient {
  private InviteClient() {}

  sealed interface State extends Step.State {
    @Override
    default Set<RfcTimer> timers() {
      return Set.of();
    }
  }

  /// Sent, and nothing heard yet.
  record Calling(int repeats) implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(A, B);
    }
  }

  /// Somebody is at it; this may take as long as it rings.
  record Proceeding() implements State {}

  /// Refused; kept to acknowledge repeated refusals.
  record Completed() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(D);
    }

    @Override
    public boolean tells() {
      return false;
    }
  }

  /// Answered with a 2xx; kept to hear it again, and those of other branches.
  record Accepted() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(M);
    }
  }

  /// Over.
  record Terminated() implements State {
    @Override
    public boolean terminated() {
      return true;
    }
  }

  private record At(State state, Input input) {}

  static Step<State> start(Timing timing) {
    var giveUp = arm(B, timing.patience());
    return timing.reliable()
        ? go(new Calling(0), sendRequest(), giveUp)
        : go(new Calling(0), sendRequest(), arm(A, timing.t1()), giveUp);
  }

  static Step<State> step(Timing timing, State state, Input input) {
    return switch (new At(state, input)) {
      case At(Calling(var n), Fired(var t)) when t == A ->
          go(new Calling(n + 1), sendRequest(), arm(A, timing.doubled(n + 1)));
      case At(Calling _, Fired(var t)) when t == B -> go(new Terminated(), tellTimeout());
      case At(Calling _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Calling _, Response(var r)) when r.provisional() -> go(new Proceeding(), tell(r));

      case At(Proceeding _, Response(var r)) when r.provisional() -> go(state, tell(r));
      case At(Proceeding _, Abandon()) -> go(new Terminated(), tellTimeout());

      case At(Calling _, Response(var r)) when r.success() ->
          go(new Accepted(), tell(r), arm(M, timing.patience()));
      case At(Proceeding _, Response(var r)) when r.success() ->
          go(new Accepted(), tell(r), arm(M, timing.patience()));
      case At(Calling _, Response(var r)) ->
          go(new Completed(), acknowledge(r), tell(r), arm(D, linger(timing)));
      case At(Proceeding _, Response(var r)) ->
          go(new Completed(), acknowledge(r), tell(r), arm(D, linger(timing)));

      case At(Completed _, Response(var r)) when r.status() >= 300 -> go(state, acknowledge(r));
      case At(Completed _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Completed _, Fired(var t)) when t == D -> go(new Terminated());

      case At(Accepted _, Response(var r)) when r.success() -> go(state, tell(r));
      case At(Accepted _, Fired(var t)) when t == M -> go(new Terminated());

      case At _ -> go(state); // everything else is absorbed, as the diagram says
    };
  }

  /// Timer D: at least 32 s on UDP, whatever T1 is set to.
  private static long linger(Timing timing) {
    return timing.reliable() ? 0 : Math.max(timing.patience(), 32_000_000_000L);
  }
}
