package io.jambo.sip;

import static io.jambo.sip.RfcTimer.G;
import static io.jambo.sip.RfcTimer.H;
import static io.jambo.sip.RfcTimer.I;
import static io.jambo.sip.RfcTimer.L;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.go;
import static io.jambo.sip.Step.send;
import static io.jambo.sip.Step.tellTimeout;
import static io.jambo.sip.Step.tellUndelivered;

import io.jambo.sip.Input.Ack;
import io.jambo.sip.Input.Failed;
import io.jambo.sip.Input.Fired;
import io.jambo.sip.Input.Reply;
import io.jambo.sip.Input.Retransmit;
import java.util.Set;

/// The answering side of an INVITE transaction: RFC 3261 §17.2.1 as amended by RFC 6026 §7.1.
///
/// Pure. Repeating a 2xx is not its business but [AckWait]'s.
final class InviteServer {
  private InviteServer() {}

  sealed interface State extends Step.State {
    @Override
    default Set<RfcTimer> timers() {
      return Set.of();
    }
  }

  /// Not answered finally yet; the latest provisional response is repeated on demand.
  record Proceeding(PrintedResponse latest) implements State {}

  /// Refused, and waiting for the ACK.
  record Completed(PrintedResponse refusal, int repeats) implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(G, H);
    }
  }

  /// The refusal is acknowledged.
  record Confirmed() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(I);
    }
  }

  /// Answered with a 2xx; kept to absorb repeated INVITEs.
  record Accepted() implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(L);
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

  /// Begins with the 100 Trying.
  static Step<State> start(PrintedResponse trying) {
    return go(new Proceeding(trying), send(trying));
  }

  static Step<State> step(Timing timing, State state, Input input) {
    return switch (new At(state, input)) {
      case At(Proceeding(var latest), Retransmit()) -> go(state, send(latest));
      case At(Proceeding _, Reply(var r)) when r.provisional() -> go(new Proceeding(r), send(r));
      case At(Proceeding _, Reply(var r)) when r.success() ->
          go(new Accepted(), send(r), arm(L, timing.patience()));
      case At(Proceeding _, Reply(var r)) -> refuse(timing, r);
      case At(Proceeding _, Failed()) -> go(new Terminated(), tellUndelivered());

      case At(Completed(var r, _), Retransmit()) -> go(state, send(r));
      case At(Completed(var r, var n), Fired(var t)) when t == G ->
          go(new Completed(r, n + 1), send(r), arm(G, timing.backOff(n + 1)));
      case At(Completed _, Fired(var t)) when t == H -> go(new Terminated(), tellTimeout());
      case At(Completed _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Completed _, Ack()) -> go(new Confirmed(), arm(I, timing.straggle()));

      case At(Confirmed _, Fired(var t)) when t == I -> go(new Terminated());

      case At(Accepted _, Reply(var r)) when r.success() -> go(state, send(r));
      case At(Accepted _, Fired(var t)) when t == L -> go(new Terminated());

      case At _ -> go(state); // everything else is absorbed, as the diagram says
    };
  }

  private static Step<State> refuse(Timing timing, PrintedResponse refusal) {
    var state = new Completed(refusal, 0);
    var giveUp = arm(H, timing.patience());
    return timing.reliable()
        ? go(state, send(refusal), giveUp)
        : go(state, send(refusal), arm(G, timing.t1()), giveUp);
  }
}
