package io.jambo.store.real;

import io.jambo.kit.Gate;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The real kit, which a test can ask to wait until so many callers wait for the store, and which
/// tells when somebody pauses.
final class CountingKit extends KitOverReal {
  private final Semaphore waiting = new Semaphore(0);
  private volatile Runnable pausing = () -> {};

  /// Waits until so many more virtual threads have come to wait at a gate.
  void untilMoreWait(int callers) {
    waiting.acquireUninterruptibly(callers);
  }

  /// Has that done by whoever pauses, at the begin of the pause.
  void whenPausing(Runnable deed) {
    pausing = deed;
  }

  @Override
  public void pause(Duration time) {
    pausing.run();
    super.pause(time);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    if (Thread.currentThread().isVirtual()) {
      waiting.release();
    }
    return super.await(gate, deadline);
  }
}
