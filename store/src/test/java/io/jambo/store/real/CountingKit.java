package io.jambo.store.real;

import io.jambo.kit.Gate;
import java.util.concurrent.Semaphore;

/// The real kit, which a test can ask to wait until so many callers wait for the store.
final class CountingKit extends KitOverReal {
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
    return super.await(gate, deadline);
  }
}
