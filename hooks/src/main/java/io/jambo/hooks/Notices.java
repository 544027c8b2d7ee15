package io.jambo.hooks;

import io.jambo.kit.Kit;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The notifications of one call, delivered one after another in their order, each by a task of its
/// own that starts the next one's: there is a task only while there is something to deliver.
final class Notices {
  /// A call has a handful of statuses; one that is this far behind has an application that is gone.
  static final int MOST_WAITING = 100;

  private final Kit kit;
  private final NoticeBacklog all;
  private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  Notices(Kit kit, NoticeBacklog all) {
    this.kit = kit;
    this.all = all;
  }

  /// Puts a delivery at the end of the line; false when the line is full.
  boolean add(Runnable delivery) {
    if (pending.get() >= MOST_WAITING) {
      return false;
    }
    all.entered();
    // It is in the line before it is counted: whoever counts it will find it there.
    waiting.add(delivery);
    if (pending.getAndIncrement() == 0) {
      deliverNext();
    }
    return true;
  }

  private void deliverNext() {
    var _ = kit.fork("hook notice", this::deliver);
  }

  private void deliver() {
    try {
      var next = waiting.poll();
      if (next != null) {
        next.run();
      }
    } finally {
      all.left();
      if (pending.decrementAndGet() > 0) {
        deliverNext();
      }
    }
  }
}
