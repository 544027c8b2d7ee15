package io.jambo.media;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// The pairs of RTP and RTCP ports of the node: even port, and the odd one above (RFC 3550 §11).
///
/// Drawn at random, so that nobody can guess the next call's port (security.md RTP-1). A pair that
/// is given back rests first; how long depends on how many are free. Callable from every task and
/// loop: its monitor is held for a few instructions and over no wait.
final class PortPool {
  /// How long a pair rests when there are plenty.
  static final long REST = 10_000 * Frame.MILLI;

  /// How long it rests when none is free.
  static final long SHORTEST_REST = 2_000 * Frame.MILLI;

  /// Below one free pair in so many the rest shrinks.
  private static final int PLENTY = 5;

  private final RandomGenerator random;
  private final int first;
  private final int[] free;

  /// By pair: whose it was last, and until when; so that nobody meets the late packets of a call of
  /// its own.
  private final int[] lastPeer;

  private final long[] endedAt;
  private final int pairs;
  private int freeCount;
  private int resting;

  PortPool(RandomGenerator random, int firstPort, int lastPort) {
    this.random = random;
    first = firstPort + (firstPort & 1);
    pairs = (lastPort - first + 1) / 2;
    free = new int[pairs];
    for (int i = 0; i < pairs; i++) {
      free[i] = first + 2 * i;
    }
    freeCount = pairs;
    lastPeer = new int[pairs];
    endedAt = new long[pairs];
    Arrays.fill(endedAt, -REST);
  }

  /// Takes a free pair for that peer, one that it did not have a moment ago if there is another;
  /// the even port is told.
  synchronized OptionalInt take(InetAddress peer, long now) {
    if (freeCount == 0) {
      return OptionalInt.empty();
    }
    int drawn = random.nextInt(freeCount);
    for (int i = 0; i < freeCount && had(free[drawn], peer, now); i++) {
      drawn = (drawn + 1) % freeCount;
    }
    int port = free[drawn];
    freeCount--;
    free[drawn] = free[freeCount];
    lastPeer[pair(port)] = peer.hashCode();
    return OptionalInt.of(port);
  }

  /// A pair that was taken begins to rest.
  synchronized void rests(int port, long now) {
    resting++;
    endedAt[pair(port)] = now;
  }

  private boolean had(int port, InetAddress peer, long now) {
    int pair = pair(port);
    return lastPeer[pair] == peer.hashCode() && now - endedAt[pair] < REST;
  }

  private int pair(int port) {
    return (port - first) / 2;
  }

  /// A pair has rested.
  synchronized void rested(int port) {
    resting--;
    giveBack(port);
  }

  /// A pair that was taken is free at once: it could not be bound.
  synchronized void giveBack(int port) {
    if (freeCount == pairs) {
      throw new IllegalStateException("more ports given back than taken");
    }
    free[freeCount] = port;
    freeCount++;
  }

  /// How long a pair must have been quiet before it may be taken again, as things are now.
  synchronized long rest() {
    int plenty = (pairs + PLENTY - 1) / PLENTY;
    if (freeCount >= plenty) {
      return REST;
    }
    return SHORTEST_REST + (REST - SHORTEST_REST) * freeCount / plenty;
  }

  /// How many are free.
  synchronized int free() {
    return freeCount;
  }

  /// How many rest.
  synchronized int resting() {
    return resting;
  }

  /// How many are in use.
  synchronized int used() {
    return pairs - freeCount - resting;
  }
}
