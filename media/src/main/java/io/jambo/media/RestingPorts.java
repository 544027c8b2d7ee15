package io.jambo.media;

import io.jambo.kit.Kit;
import java.util.Comparator;
import java.util.PriorityQueue;

/// The pairs of ports of ended endpoints, still bound, so that a peer's late packets meet nobody
/// else (security.md RTP-1). Bounded by the number of ports. Owned by the media loop.
final class RestingPorts {
  /// A pair on which packets never cease is given up on after so long.
  static final long MOST = 600_000 * Frame.MILLI;

  private final PortPool pool;
  private final Packet nowhere = new Packet();
  private final PriorityQueue<Resting> quietestFirst =
      new PriorityQueue<>(
          Comparator.comparingLong(Resting::quietSince).thenComparingInt(one -> one.pair.port()));

  RestingPorts(PortPool pool) {
    this.pool = pool;
  }

  /// A pair begins to rest.
  void add(PortPair pair, long now) {
    var drain = new Drain(nowhere);
    pair.attach(drain, drain);
    pool.rests(pair.port(), now);
    quietestFirst.add(new Resting(pair, drain, now, now));
  }

  /// Frees the pairs that have been quiet for long enough.
  ///
  /// @return how many were looked at
  int turn(long now) {
    int looked = 0;
    while (nextDue() <= now) {
      looked++;
      var first = quietestFirst.remove();
      long quietSince = Math.max(first.quietSince, first.drain.lastHeard());
      if (quietSince > first.quietSince && now - first.since < MOST) {
        quietestFirst.add(new Resting(first.pair, first.drain, first.since, quietSince));
      } else {
        first.pair.close();
        pool.rested(first.pair.port());
      }
    }
    return looked;
  }

  /// When the next pair may be free.
  long nextDue() {
    var first = quietestFirst.peek();
    return first == null ? Kit.NEVER : first.quietSince + pool.rest();
  }

  private record Resting(PortPair pair, Drain drain, long since, long quietSince) {}
}
