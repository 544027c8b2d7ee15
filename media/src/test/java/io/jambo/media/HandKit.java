package io.jambo.media;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A kit whose clock a test moves by hand and whose loops a test turns itself.
final class HandKit implements Kit {
  private final RandomGenerator random = new SplittableRandom(7);
  private long now = 1_000_000_000;

  void advance(long nanos) {
    now += nanos;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH.plusNanos(now);
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
    return () -> {};
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    return true;
  }

  @Override
  public void open(Gate gate) {
    gate.set(true);
  }
}
