package io.jambo.hooks;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.util.concurrent.atomic.AtomicInteger;

/// All notifications of the node that are still to be delivered: the metric `jambo_hook_queue`, and
/// what a stopping node waits for.
public final class NoticeBacklog {
  private final Kit kit;
  private final AtomicInteger pending = new AtomicInteger();
  private final Gate empty = new Gate();

  /// An empty queue.
  public NoticeBacklog(Kit kit) {
    this.kit = kit;
  }

  /// How many are not delivered and not given up yet.
  public int pending() {
    return pending.get();
  }

  /// Waits until there are none; false when the deadline came first. For one task at a time.
  public boolean drain(long deadline) {
    while (pending.get() > 0) {
      if (!kit.await(empty, deadline)) {
        return pending.get() == 0;
      }
    }
    return true;
  }

  void entered() {
    pending.incrementAndGet();
  }

  void left() {
    if (pending.decrementAndGet() == 0) {
      kit.open(empty);
    }
  }
}
