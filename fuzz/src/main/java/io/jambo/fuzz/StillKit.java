package io.jambo.fuzz;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A kit without tasks, whose clock stands where it is put: for machines that are turned by hand.
final class StillKit implements Kit {
  private final RandomGenerator random = new SplittableRandom(7);
  private long nanos = 1_000_000_000L;

  void passes(long time) {
    nanos += time;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Fork fork(String name, Runnable body) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    throw new UnsupportedOperationException("a still kit does not wait");
  }

  @Override
  public void open(Gate gate) {
    gate.set(true);
  }
}
