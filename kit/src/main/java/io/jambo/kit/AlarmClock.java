package io.jambo.kit;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Wakes virtual threads that have waited long enough, one thread for all of the process.
///
/// The JDK has one of its own, but wakes that one for each wait that begins and for each that ends
/// before its time, as nearly all do: two switches of threads for every answer waited for. This one
/// is woken only by a wait that ends before all others.
final class AlarmClock {
  /// That of the process.
  static final AlarmClock SHARED = new AlarmClock();

  private static final long NEVER = Long.MAX_VALUE;

  private final long start = System.nanoTime();
  private final ConcurrentSkipListMap<Alarm, Thread> set = new ConcurrentSkipListMap<>();
  private final AtomicLong alarms = new AtomicLong();
  private final Thread waker =
      Thread.ofPlatform().name("alarm clock").daemon().unstarted(this::run);

  /// When it looks next, in its own time.
  private volatile long looks = NEVER;

  AlarmClock() {
    waker.start();
  }

  /// When somebody is to be woken.
  ///
  /// @param at in the clock's time
  /// @param number tells those of one moment apart
  record Alarm(long at, long number) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  /// Has the calling thread unparked in that many nanoseconds, unless it clears the alarm before.
  Alarm set(long nanos) {
    var alarm = new Alarm(now() + nanos, alarms.getAndIncrement());
    set.put(alarm, Thread.currentThread());
    if (alarm.at() < looks) {
      LockSupport.unpark(waker);
    }
    return alarm;
  }

  /// Nobody waits any more. A thread that was to be woken just now may still be: parks do return
  /// for no reason.
  void clear(Alarm alarm) {
    set.remove(alarm);
  }

  /// Alarms that are set.
  int size() {
    return set.size();
  }

  private void run() {
    while (true) {
      wakeThoseDue();
      long next = next();
      looks = next;
      // Who came before that was written, and saw what stood there, is seen here.
      if (next() >= next) {
        park(next);
      }
    }
  }

  private void wakeThoseDue() {
    long now = now();
    var first = set.firstEntry();
    while (first != null && first.getKey().at() <= now) {
      if (set.remove(first.getKey()) != null) {
        LockSupport.unpark(first.getValue());
      }
      first = set.firstEntry();
    }
  }

  private long next() {
    var first = set.firstEntry();
    return first == null ? NEVER : first.getKey().at();
  }

  private void park(long until) {
    if (until == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, until - now());
    }
  }

  private long now() {
    return System.nanoTime() - start;
  }
}
