package io.jambo.media;

import io.jambo.kit.Counters;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/// How late the frames of one loop are sent: the histogram `jambo_media_tick_delay_seconds`
/// (operations.md 5). Written by that loop alone, published once a second.
final class Lateness {
  private static final String NAME = "jambo_media_tick_delay_seconds";
  private static final long[] BOUNDS_MILLIS = {1, 2, 5, 10, 20, 50, 100};
  private static final long PUBLISH = 1_000 * Frame.MILLI;

  private final long[] ticks = new long[BOUNDS_MILLIS.length + 1];
  private final LongAdder[] buckets;
  private final LongAdder count;
  private long published;

  Lateness(Counters counters) {
    buckets =
        Arrays.stream(BOUNDS_MILLIS)
            .mapToObj(millis -> NAME + "_bucket{le=\"" + millis / 1_000.0 + "\"}")
            .map(counters::counter)
            .toArray(LongAdder[]::new);
    count = counters.counter(NAME + "_count");
  }

  /// One frame was so many nanoseconds late.
  void late(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS_MILLIS.length && nanos > BOUNDS_MILLIS[bucket] * Frame.MILLI) {
      bucket++;
    }
    ticks[bucket]++;
  }

  /// Publishes what was noted, once a second.
  void turn(long now) {
    if (now - published >= PUBLISH) {
      published = now;
      publish();
    }
  }

  /// Buckets are cumulative, as the metrics' readers expect.
  private void publish() {
    long sum = 0;
    for (int i = 0; i < buckets.length; i++) {
      sum += ticks[i];
      buckets[i].add(sum);
    }
    count.add(sum + ticks[buckets.length]);
    Arrays.fill(ticks, 0);
  }
}
