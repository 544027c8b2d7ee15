package io.jambo.sip;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;

/// A kit for tests that turn the loop themselves: seeded chance, a clock that stands where it is
/// put, no tasks.
final class StillKit implements Kit {
  private final RandomGenerator random = new Random(7);
  private long nanos;

  void at(long time) {
    nanos = time;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH;
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
