package io.jambo.sip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLongArray;

/// A token bucket for each source, in memory that never grows (security.md 2, Sources).
///
/// Sources are told apart by a salted hash only: an IPv6 one by its /64. Each has a place in two
/// rows and is over its rate when both say so; two strangers in one place of both rows share one
/// bucket, which a forger of addresses can bring about for strangers but never aim at anybody. A
/// place holds the time until which its tokens are spent (the cell rate algorithm of ATM, I.371).
/// Callable from any thread.
final class Buckets {
  private static final int ROWS = 2;
  private static final int PLACES = 1 << 15;
  private static final long MIXER = 0x9e3779b97f4a7c15L;

  private final AtomicLongArray spentUntil = new AtomicLongArray(ROWS * PLACES);
  private final long salt;
  private final long nanosEach;
  private final long nanosAhead;

  /// @param rate tokens a second
  /// @param burst tokens of a full bucket
  Buckets(long salt, int rate, int burst) {
    this.salt = salt;
    this.nanosEach = 1_000_000_000L / rate;
    this.nanosAhead = nanosEach * burst;
  }

  /// Takes a token of that source; false when it has none left.
  boolean take(InetAddress source, long now) {
    return take(key(source), now);
  }

  /// The same for anything that has a number.
  boolean take(long key, long now) {
    long first = mixed(key ^ salt);
    boolean one = takeAt((int) (first & (PLACES - 1)), now);
    boolean other = takeAt(PLACES + (int) ((first >>> 32) & (PLACES - 1)), now);
    return one || other;
  }

  private boolean takeAt(int place, long now) {
    long spent = spentUntil.get(place);
    long next = Math.max(spent, now) + nanosEach;
    if (next - now > nanosAhead) {
      return false;
    }
    // Two threads that meet here spend one token together.
    boolean _ = spentUntil.compareAndSet(place, spent, next);
    return true;
  }

  private static long key(InetAddress source) {
    if (source instanceof Inet4Address) {
      return source.hashCode();
    }
    byte[] address = source.getAddress();
    long network = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      network = network << Byte.SIZE | (address[i] & 0xff);
    }
    return network;
  }

  private static long mixed(long key) {
    long mixed = key * MIXER;
    mixed = (mixed ^ (mixed >>> 32)) * MIXER;
    return mixed ^ (mixed >>> 29);
  }
}
