package io.jambo.sip;

import static io.jambo.sip.RfcTimer.J;
import static io.jambo.sip.Step.arm;
import static io.jambo.sip.Step.go;
import static io.jambo.sip.Step.send;
import static io.jambo.sip.Step.tellUndelivered;

import io.jambo.sip.Input.Failed;
import io.jambo.sip.Input.Fired;
import io.jambo.sip.Input.Reply;
import io.jambo.sip.Input.Retransmit;
import java.util.Set;

/// The answering side of any transaction but INVITE's: RFC 3261 §17.2.2. Pure.
final class PlainServer {
  private PlainServer() {}

  sealed interface State extends Step.State {
    @Override
    default Set<RfcTimer> timers() {
      return Set.of();
    }
  }

  /// Nothing answered yet.
  record Trying() implements State {}

  /// Answered provisionally.
  record Proceeding(PrintedResponse latest) implements State {}

  /// Answered; kept to repeat the answer on demand.
  record Completed(PrintedResponse answer) implements State {
    @Override
    public Set<RfcTimer> timers() {
      return Set.of(J);
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

  static Step<State> start() {
    return go(new Trying());
  }

  static Step<State> step(Timing timing, State state, Input input) {
    return switch (new At(state, input)) {
      case At(Trying _, Reply(var r)) when r.provisional() -> go(new Proceeding(r), send(r));
      case At(Trying _, Reply(var r)) -> complete(timing, r);

      case At(Proceeding(var latest), Retransmit()) -> go(state, send(latest));
      case At(Proceeding _, Reply(var r)) when r.provisional() -> go(new Proceeding(r), send(r));
      case At(Proceeding _, Reply(var r)) -> complete(timing, r);
      case At(Proceeding _, Failed()) -> go(new Terminated(), tellUndelivered());

      case At(Completed(var r), Retransmit()) -> go(state, send(r));
      case At(Completed _, Failed()) -> go(new Terminated(), tellUndelivered());
      case At(Completed _, Fired(var t)) when t == J -> go(new Terminated());

      case At _ -> go(state); // everything else is absorbed, as the diagram says
    };
  }

  private static Step<State> complete(Timing timing, PrintedResponse answer) {
    long linger = timing.reliable() ? 0 : timing.patience();
    return go(new Completed(answer), send(answer), arm(J, linger));
  }
}
