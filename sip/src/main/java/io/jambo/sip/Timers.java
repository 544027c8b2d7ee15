package io.jambo.sip;

import io.jambo.kit.Kit;
import java.util.ArrayList;
import java.util.List;

/// The timers of the signalling loop: a binary heap in which each entry knows its place, so that a
/// cancelled timer is gone at once and never lies about until it would have fired.
///
/// Timers due at the same time fire in the order they were set. Owned by the loop's thread.
final class Timers {
  private final List<Timer> heap = new ArrayList<>();
  private long now;
  private long order;

  /// A timer that runs, or has run.
  static final class Timer {
    private final long due;
    private final long order;
    private final Runnable action;
    private int place;

    private Timer(long due, long order, Runnable action) {
      this.due = due;
      this.order = order;
      this.action = action;
    }

    private boolean before(Timer other) {
      return due != other.due ? due < other.due : order < other.order;
    }
  }

  /// The time of the present turn; everything set now counts from here.
  void now(long nanos) {
    now = nanos;
  }

  /// The time of the present turn.
  long now() {
    return now;
  }

  /// Sets a timer.
  Timer in(long nanos, Runnable action) {
    var timer = new Timer(now + nanos, order++, action);
    heap.add(timer);
    rise(timer, heap.size() - 1);
    return timer;
  }

  /// Takes a timer out; one that has fired or was cancelled already is left alone.
  void cancel(Timer timer) {
    int place = timer.place;
    if (place < heap.size() && heap.get(place) == timer) {
      remove(place);
    }
  }

  /// Takes out the next one and runs it, due or not.
  void fireNext() {
    var timer = heap.getFirst();
    remove(0);
    timer.action.run();
  }

  /// When the next one fires; [Kit#NEVER] when none is set.
  long nextDue() {
    return heap.isEmpty() ? Kit.NEVER : heap.getFirst().due;
  }

  int count() {
    return heap.size();
  }

  private void remove(int place) {
    var last = heap.removeLast();
    if (place < heap.size()) {
      sink(last, place);
      rise(last, last.place);
    }
  }

  private void rise(Timer timer, int from) {
    int place = from;
    while (place > 0 && timer.before(heap.get((place - 1) / 2))) {
      put(heap.get((place - 1) / 2), place);
      place = (place - 1) / 2;
    }
    put(timer, place);
  }

  private void sink(Timer timer, int from) {
    int place = from;
    int child = earlierChild(place);
    while (child < heap.size() && heap.get(child).before(timer)) {
      put(heap.get(child), place);
      place = child;
      child = earlierChild(place);
    }
    put(timer, place);
  }

  private int earlierChild(int place) {
    int left = 2 * place + 1;
    int right = left + 1;
    return right < heap.size() && heap.get(right).before(heap.get(left)) ? right : left;
  }

  private void put(Timer timer, int place) {
    heap.set(place, timer);
    timer.place = place;
  }
}
