package io.jambo.store.real;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// The real kit, of which a test changes one thing.
abstract class KitOverReal implements Kit {
  private final Kit real = new RealKit();

  @Override
  public boolean await(Gate gate, long deadline) {
    return real.await(gate, deadline);
  }

  @Override
  public long nanos() {
    return real.nanos();
  }

  @Override
  public Instant wallClock() {
    return real.wallClock();
  }

  @Override
  public RandomGenerator random() {
    return real.random();
  }

  @Override
  public Fork fork(String name, Runnable body) {
    return real.fork(name, body);
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    return real.forkLoop(name, body);
  }

  @Override
  public void open(Gate gate) {
    real.open(gate);
  }
}
