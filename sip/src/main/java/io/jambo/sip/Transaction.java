package io.jambo.sip;

import java.util.EnumMap;
import java.util.Map;

/// A live transaction: the state of one machine, and what the machine may not own: its timers, its
/// flow, its place in the table. Owned by the signalling loop.
///
/// @param <S> the states of its machine
abstract sealed class Transaction<S extends Step.State>
    permits ServerTransaction, ClientTransaction {
  private final Timers timers;
  private final Timing timing;
  private final Step.Machine<S> machine;
  private final Map<RfcTimer, Timers.Timer> running = new EnumMap<>(RfcTimer.class);
  private S state;

  Transaction(Timers timers, Timing timing, Step.Machine<S> machine, S state) {
    this.timers = timers;
    this.timing = timing;
    this.machine = machine;
    this.state = state;
  }

  S state() {
    return state;
  }

  Timing timing() {
    return timing;
  }

  /// Moves the machine on.
  void feed(Input input) {
    take(machine.step(timing, state, input), input instanceof Input.Fired);
  }

  /// Does what a step wants done, after entering its state.
  ///
  /// @param repeated whether what is sent was sent before
  void take(Step<S> step, boolean repeated) {
    if (state.terminated()) {
      return;
    }
    state = step.state();
    dropStaleTimers();
    if (state.terminated()) {
      left();
    }
    for (var effect : step.effects()) {
      if (effect instanceof Effect.Arm(var timer, var nanos)) {
        arm(timer, nanos);
      } else {
        perform(effect, repeated);
      }
    }
  }

  /// Sends or tells.
  abstract void perform(Effect effect, boolean repeated);

  /// The transaction is over: leave the table.
  abstract void left();

  private void arm(RfcTimer timer, long nanos) {
    // Somebody told by an earlier effect of this step may have moved the machine on already.
    if (!state.timers().contains(timer)) {
      return;
    }
    var older =
        running.put(
            timer,
            timers.in(
                nanos,
                () -> {
                  running.remove(timer);
                  feed(new Input.Fired(timer));
                }));
    if (older != null) {
      timers.cancel(older);
    }
  }

  private void dropStaleTimers() {
    var wanted = state.timers();
    running
        .entrySet()
        .removeIf(entry -> {
          boolean stale = !wanted.contains(entry.getKey());
          if (stale) {
            timers.cancel(entry.getValue());
          }
          return stale;
        });
  }
}
