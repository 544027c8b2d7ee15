package io.jambo.call;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.media.Source;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The items of one prompt, joined without a gap: a helper appends what it has prepared, the media
/// loop reads. One writer, one reader, no lock.
final class PromptQueue implements Source {
  /// So many items are prepared ahead of the ear; the helper waits when they are not yet heard.
  private static final int AHEAD = 4;

  private final Kit kit;
  private final Gate room = new Gate();
  private final AtomicReferenceArray<Source> slots = new AtomicReferenceArray<>(AHEAD);
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final AtomicLong samples = new AtomicLong();
  private volatile boolean finished;
  private volatile boolean closed;

  PromptQueue(Kit kit) {
    this.kit = kit;
  }

  /// Helper: appends one item, waiting while the queue is full. False when nobody hears the prompt
  /// any more: the item is closed, and no further one is wanted.
  boolean append(Source source) {
    while (written.get() - heard.get() == AHEAD && !closed) {
      boolean _ = kit.await(room, Kit.NEVER);
    }
    if (closed) {
      source.close();
      return false;
    }
    slots.set(written.get() % AHEAD, source);
    written.incrementAndGet();
    if (closed) {
      closeAll();
    }
    return !closed;
  }

  /// Helper: nothing follows.
  void finish() {
    finished = true;
  }

  @Override
  public int read(short[] frame, int from, int to) {
    int at = from;
    while (at < to) {
      boolean last = finished;
      if (heard.get() == written.get()) {
        return at > from ? counted(at - from) : last ? ENDED : NOTHING_NOW;
      }
      int count = slots.get(heard.get() % AHEAD).read(frame, at, to);
      if (count == NOTHING_NOW) {
        break;
      }
      if (count == ENDED) {
        next();
      } else {
        at += count;
      }
    }
    return counted(at - from);
  }

  /// Any thread: how many samples have been read so far.
  long samples() {
    return samples.get();
  }

  @Override
  public void close() {
    closed = true;
    closeAll();
    kit.open(room);
  }

  /// Whoever takes an item out of its slot closes it.
  private void closeAll() {
    for (int slot = 0; slot < AHEAD; slot++) {
      var source = slots.getAndSet(slot, null);
      if (source != null) {
        source.close();
      }
    }
  }

  private void next() {
    var source = slots.getAndSet(heard.get() % AHEAD, null);
    if (source != null) {
      source.close();
    }
    heard.incrementAndGet();
    kit.open(room);
  }

  private int counted(int count) {
    samples.addAndGet(count);
    return count;
  }
}
