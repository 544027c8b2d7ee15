package io.jambo.rest;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// Real time, moved ahead as a test wishes; what is done behind somebody's back is done at once.
final class ShiftedKit implements Kit {
  private final Kit real = new RealKit();
  private volatile Duration ahead = Duration.ZERO;

  void passes(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public long nanos() {
    return real.nanos() + ahead.toNanos();
  }

  @Override
  public Instant wallClock() {
    return real.wallClock().plus(ahead);
  }

  @Override
  public RandomGenerator random() {
    return real.random();
  }

  @Override
  public Fork fork(String name, Runnable body) {
    body.run();
    return () -> {};
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    return real.forkLoop(name, body);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    return real.await(gate, deadline == NEVER ? NEVER : deadline - ahead.toNanos());
  }

  @Override
  public void open(Gate gate) {
    real.open(gate);
  }
}
