package io.jambo.sip;

import io.jambo.wire.SipResponse;
import java.util.List;
import java.util.Set;

/// The outcome of feeding a machine: its next state and what to do now.
///
/// @param <S> the states of that machine
record Step<S extends Step.State>(S state, List<Effect> effects) {
  /// A state of a machine. When it is entered, timers it does not list vanish.
  interface State {
    /// The timers that may run in this state.
    Set<RfcTimer> timers();

    /// Whether the transaction is over and leaves the table.
    default boolean terminated() {
      return false;
    }

    /// Whether the user of a client may still be told something in this state, or a later one.
    default boolean tells() {
      return !terminated();
    }
  }

  /// A machine as its shell sees it.
  ///
  /// @param <S> its states
  interface Machine<S extends State> {
    /// One input in one state.
    Step<S> step(Timing timing, S state, Input input);
  }

  static <S extends State> Step<S> go(S state, Effect... effects) {
    return new Step<>(state, List.of(effects));
  }

  static Effect send(PrintedResponse printed) {
    return new Effect.Send(printed);
  }

  static Effect sendRequest() {
    return new Effect.SendRequest();
  }

  static Effect acknowledge(SipResponse refusal) {
    return new Effect.SendAck(refusal);
  }

  static Effect arm(RfcTimer timer, long nanos) {
    return new Effect.Arm(timer, nanos);
  }

  static Effect tell(SipResponse response) {
    return new Effect.Tell(new Effect.Notice.Responded(response));
  }

  static Effect tellTimeout() {
    return new Effect.Tell(new Effect.Notice.TimedOut());
  }

  static Effect tellUndelivered() {
    return new Effect.Tell(new Effect.Notice.Undelivered());
  }
}
