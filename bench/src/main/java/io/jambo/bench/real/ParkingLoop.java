package io.jambo.bench.real;

import io.jambo.bench.Spread;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.util.Arrays;

/// A platform thread that parks until the next step of a 1 ms grid and notes how late it woke: what
/// no program on this machine can beat.
final class ParkingLoop {
  private static final long STEP = 1_000_000;
  private static final int MOST_STEPS = 100_000;

  private final Kit kit;
  private final long until;
  private final Gate over = new Gate();
  private final long[] late = new long[MOST_STEPS];
  private int steps;

  ParkingLoop(Kit kit, long until) {
    this.kit = kit;
    this.until = until;
    var _ = kit.forkLoop("parking", this::run);
  }

  /// How late it was; waits until it has ended.
  Spread lateness() {
    boolean _ = kit.await(over, Kit.NEVER);
    return Spread.of(Arrays.copyOf(late, steps));
  }

  private void run() {
    var gate = new Gate();
    for (long due = kit.nanos() + STEP; due < until && steps < MOST_STEPS; due += STEP) {
      if (due > kit.nanos()) {
        boolean _ = kit.await(gate, due);
      }
      late[steps++] = kit.nanos() - due;
    }
    kit.open(over);
  }
}
