package io.jambo.store.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// The threads that read, each on a connection of its own; a reading sees one state of the
/// database.
final class Readers implements AutoCloseable {
  /// So many may wait; whoever comes then is told that the store is busy.
  static final int MOST_WAITING = 1_024;

  private final Kit kit;
  private final ConcurrentLinkedQueue<Waiting<?>> line = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ConcurrentLinkedDeque<Gate> idle = new ConcurrentLinkedDeque<>();
  private final List<Reader> readers = new ArrayList<>();
  private volatile boolean open = true;

  Readers(Kit kit, int threads, Supplier<Link> links) {
    this.kit = kit;
    for (int i = 0; i < threads; i++) {
      readers.add(new Reader(links.get()));
    }
  }

  void start() {
    for (var reader : readers) {
      var _ = kit.forkLoop("store reader", reader::run);
    }
  }

  /// Puts a reading in line.
  ///
  /// @throws StoreAway when the line is full
  void submit(Waiting<?> reading) {
    if (!open) {
      throw new StoreAway("closed");
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw new StoreAway("too many readings wait");
    }
    line.add(reading);
    var called = idle.poll();
    if (called != null) {
      kit.open(called);
    }
  }

  /// Ends after what is in line, and waits for that.
  @Override
  public void close() {
    open = false;
    readers.forEach(Reader::close);
  }

  /// One thread and its connection.
  private final class Reader {
    private final Link link;
    private final Gate called = new Gate();
    private final Gate ended = new Gate();

    Reader(Link link) {
      this.link = link;
    }

    void run() {
      try {
        while (true) {
          var next = line.poll();
          if (next != null) {
            waiting.decrementAndGet();
            read(next);
          } else if (open) {
            rest();
          } else {
            return;
          }
        }
      } finally {
        link.close();
        kit.open(ended);
      }
    }

    void close() {
      kit.open(called);
      boolean _ = kit.await(ended, Kit.NEVER);
    }

    /// Nobody is missed: whoever came between the look and the gate is seen by the second look.
    private void rest() {
      idle.push(called);
      if (line.isEmpty() && open) {
        boolean _ = kit.await(called, Kit.NEVER);
      }
      idle.remove(called);
    }

    private void read(Waiting<?> next) {
      if (!next.begin()) {
        return;
      }
      try {
        link.lateAt(kit.in(Store.READ_WITHIN));
        var sql = link.ready();
        next.perform(sql);
        sql.rollback();
        link.done();
      } catch (RuntimeException | Error failure) {
        next.fail(failure);
        link.undo(failure);
      }
      next.tell();
    }
  }
}
