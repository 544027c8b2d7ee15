package io.jambo.kit;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// How long something took, counted in buckets; one cheap addition from any thread.
public final class Histogram {
  private static final long MILLI = 1_000_000;

  private final long[] bounds;
  private final LongAdder[] buckets;
  private final LongAdder sum = new LongAdder();

  /// @param boundsMillis the buckets' upper bounds, ascending; one more takes what is beyond
  Histogram(List<Integer> boundsMillis) {
    bounds = boundsMillis.stream().mapToLong(millis -> millis * MILLI).toArray();
    buckets = new LongAdder[bounds.length + 1];
    Arrays.setAll(buckets, _ -> new LongAdder());
  }

  /// It took so long once.
  public void note(long nanos) {
    note(bucket(nanos), 1, nanos);
  }

  /// It fell into one bucket that often.
  ///
  /// @param nanos all of them together
  public void note(int bucket, long times, long nanos) {
    buckets[bucket].add(times);
    sum.add(nanos);
  }

  /// The bucket of a time.
  public int bucket(long nanos) {
    int bucket = 0;
    while (bucket < bounds.length && nanos > bounds[bucket]) {
      bucket++;
    }
    return bucket;
  }

  /// How many buckets there are.
  public int size() {
    return buckets.length;
  }

  /// The upper bound of a bucket in nanoseconds; the last one has none.
  public long bound(int bucket) {
    return bounds[bucket];
  }

  /// How often a bucket was hit.
  public long count(int bucket) {
    return buckets[bucket].sum();
  }

  /// All times together, in nanoseconds.
  public long sum() {
    return sum.sum();
  }
}
