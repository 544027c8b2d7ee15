package io.jambo.interop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// A list that others lengthen while a test waits for something in it. Any thread may do either.
final class Board<T> {
  /// What has not come by then does not come: the machine may be busy, but not that busy.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<T> entries = new ArrayList<>();

  void add(T entry) {
    lock.lock();
    try {
      entries.add(entry);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// What is there by now, in order.
  List<T> all() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  List<T> all(Predicate<? super T> wanted) {
    return all().stream().filter(wanted).toList();
  }

  /// Waits for the first entry of that kind.
  T await(String what, Predicate<? super T> wanted) {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      int seen = 0;
      while (true) {
        for (; seen < entries.size(); seen++) {
          if (wanted.test(entries.get(seen))) {
            return entries.get(seen);
          }
        }
        if (left <= 0) {
          throw new AssertionError("never came: " + what + "; there was " + entries);
        }
        left = grown.awaitNanos(left);
      }
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    } finally {
      lock.unlock();
    }
  }
}
