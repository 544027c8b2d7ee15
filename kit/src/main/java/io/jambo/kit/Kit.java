package io.jambo.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// The one seam: whoever waits, forks, asks the time or draws a random number does it here.
///
/// In production this is [RealKit]; in tests it is the World, which runs the same code one task at
/// a time in virtual time. Times are nanoseconds since an arbitrary start, never negative.
public interface Kit {
  /// A deadline that never comes.
  long NEVER = Long.MAX_VALUE;

  /// Monotonic time in nanoseconds; the only clock for timers and lengths.
  long nanos();

  /// Wall-clock time, for stamps and signatures only.
  Instant wallClock();

  /// Random numbers; cryptographically strong in production, seeded in tests.
  RandomGenerator random();

  /// Starts a task on a virtual thread. What it throws is logged and ends that task only.
  Fork fork(String name, Runnable body);

  /// Starts the driver of a single-writer loop, on a platform thread of its own in production.
  Fork forkLoop(String name, Runnable body);

  /// Waits until the gate is opened or the deadline ([#nanos()] time) has come.
  ///
  /// @return true when the gate was open (it is closed again), false when the deadline came first
  /// @throws Cancelled when the waiting task was cancelled through its [Fork]
  boolean await(Gate gate, long deadline);

  /// Opens a gate: its waiter goes on, or the next one to wait passes at once. Callable anywhere.
  void open(Gate gate);

  /// The deadline that lies this far ahead.
  default long in(Duration time) {
    return nanos() + time.toNanos();
  }

  /// Waits that long; the task can still be cancelled.
  default void pause(Duration time) {
    boolean _ = await(new Gate(), in(time));
  }
}
