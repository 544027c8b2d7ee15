package io.jambo.store.real;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// The real kit, which a test can ask to wait until so many callers wait for the store.
final class CountingKit implements Kit {
  private final Kit real = new RealKit();
  private final Semaphore waiting = new Semaphore(0);

  /// Waits until so many more virtual threads have come to wait at a gate.
  void untilMoreWait(int callers) {
    waiting.acquireUninterruptibly(callers);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    if (Thread.currentThread().isVirtual()) {
      waiting.release();
    }
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
