package io.jambo.bench;

import java.util.Arrays;

/// The packets of one stream as they came in, against a grid of 20 ms that is laid through the
/// earliest of them. Written by the thread that listens, read after it has handed it over.
public final class Arrivals {
  /// As many as any window has; later ones are not noted.
  private static final int MOST_PACKETS = 10_000;

  private static final long FRAME = 20_000_000;
  private static final int SEQUENCE = 0xffff;

  private int first;
  private int last;
  private long origin;
  private int count;
  private long[] offsets = new long[512];

  /// A packet came.
  ///
  /// @param sequence of its RTP header
  public void note(int sequence, long now) {
    if (count == 0) {
      first = sequence;
      origin = now;
    }
    int place = (sequence - first) & SEQUENCE;
    if (place >= MOST_PACKETS || count >= MOST_PACKETS) {
      return;
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * count);
    }
    last = Math.max(last, place);
    offsets[count++] = now - origin - place * FRAME;
  }

  /// How many packets came.
  public int count() {
    return count;
  }

  /// How many between the first and the last one did not come.
  public int missing() {
    return count == 0 ? 0 : Math.max(0, last + 1 - count);
  }

  /// How late each packet was, in nanoseconds.
  public long[] latenesses() {
    long earliest = Arrays.stream(offsets, 0, count).min().orElse(0);
    return Arrays.stream(offsets, 0, count).map(offset -> offset - earliest).toArray();
  }
}
