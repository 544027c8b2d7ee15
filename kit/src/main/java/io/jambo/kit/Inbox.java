package io.jambo.kit;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A bounded queue with many writers and one reader, who may wait for the next entry.
///
/// @param <E> what is in it; immutable, since it crosses threads
public final class Inbox<E> {
  private final Kit kit;
  private final int capacity;
  private final Gate gate = new Gate();
  private final ConcurrentLinkedQueue<E> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  /// @param capacity the bound; a writer that meets it is told, nothing is dropped in silence
  public Inbox(Kit kit, int capacity) {
    this.kit = kit;
    this.capacity = capacity;
  }

  /// Puts an entry in and wakes the reader. False when the inbox is full: the writer decides.
  public boolean offer(E entry) {
    boolean room = put(entry);
    if (room) {
      wake();
    }
    return room;
  }

  /// Puts an entry in as the first of several; [#wake()] follows the last of them.
  public boolean put(E entry) {
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      return false;
    }
    queue.add(entry);
    return true;
  }

  /// Wakes the reader.
  public void wake() {
    kit.open(gate);
  }

  /// The next entry if there is one; reader only.
  public Optional<E> poll() {
    @Nullable E entry = queue.poll();
    if (entry != null) {
      size.decrementAndGet();
    }
    return Optional.ofNullable(entry);
  }

  /// Waits for the next entry; empty when the deadline came first. Reader only.
  public Optional<E> take(long deadline) {
    while (true) {
      var entry = poll();
      if (entry.isPresent()) {
        return entry;
      }
      if (!kit.await(gate, deadline)) {
        return poll();
      }
    }
  }

  /// How many entries wait now.
  public int size() {
    return size.get();
  }
}
