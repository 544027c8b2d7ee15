package io.jambo.testkit;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Lets the events of a story happen in their order, on one task of its own: datagrams that arrive,
/// frames that phones send, timers of scripted parties.
final class Clockwork {
  private final World world;
  private final Gate gate = new Gate();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong((Event event) -> event.at)
              .thenComparingLong(event -> event.order));
  private long made;

  Clockwork(World world) {
    this.world = world;
  }

  Event at(long nanos, Runnable what) {
    if (made == 0) {
      var _ = world.prop("clockwork", this::run);
    }
    var event = new Event(nanos, made++, what);
    events.add(event);
    if (events.peek() == event) {
      world.open(gate);
    }
    return event;
  }

  private void run() {
    while (true) {
      var next = events.peek();
      if (next == null || next.at > world.nanos()) {
        boolean _ = world.await(gate, next == null ? Kit.NEVER : next.at);
      } else {
        events.poll().happen();
      }
    }
  }
}
