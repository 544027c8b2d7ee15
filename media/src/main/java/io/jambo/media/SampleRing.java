package io.jambo.media;

import java.util.concurrent.atomic.AtomicLong;

/// A bounded run of samples between exactly one writer and one reader on different threads; neither
/// ever waits for the other or allocates.
final class SampleRing {
  private final short[] ring;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();

  /// @param capacity a power of two
  SampleRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("not a power of two: " + capacity);
    }
    ring = new short[capacity];
  }

  int capacity() {
    return ring.length;
  }

  /// How many samples wait to be read.
  int size() {
    return (int) (written.get() - read.get());
  }

  /// Writer: puts in what fits and says how much that was.
  int write(short[] in, int at, int end) {
    long position = written.get();
    int count = Math.min(end - at, ring.length - (int) (position - read.get()));
    int start = (int) position & (ring.length - 1);
    int straight = Math.min(count, ring.length - start);
    System.arraycopy(in, at, ring, start, straight);
    System.arraycopy(in, at + straight, ring, 0, count - straight);
    written.setRelease(position + count);
    return count;
  }

  /// Reader: takes out what is there, `end - at` samples at most.
  int read(short[] out, int at, int end) {
    long position = read.get();
    int count = Math.min(end - at, (int) (written.getAcquire() - position));
    int start = (int) position & (ring.length - 1);
    int straight = Math.min(count, ring.length - start);
    System.arraycopy(ring, start, out, at, straight);
    System.arraycopy(ring, 0, out, at + straight, count - straight);
    read.setRelease(position + count);
    return count;
  }
}
