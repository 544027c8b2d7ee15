package io.jambo.media;

import io.jambo.kit.Counters;
import io.jambo.kit.Histogram;
import java.util.List;

/// How late the frames of one loop are sent: the histogram `jambo_media_tick_delay_seconds`
/// (operations.md 6). Written by that loop alone, published once a second.
final class Lateness {
  private static final String NAME = "jambo_media_tick_delay_seconds";
  private static final List<Integer> BOUNDS_MILLIS = List.of(1, 2, 5, 10, 20, 50, 100);
  private static final long PUBLISH = 1_000 * Frame.MILLI;

  private final Histogram histogram;
  private final long[] ticks;
  private final long[] sums;
  private long published;

  Lateness(Counters counters) {
    histogram = counters.histogram(NAME, BOUNDS_MILLIS);
    ticks = new long[histogram.size()];
    sums = new long[histogram.size()];
  }

  /// One frame was so many nanoseconds late.
  void late(long nanos) {
    int bucket = histogram.bucket(nanos);
    ticks[bucket]++;
    sums[bucket] += nanos;
  }

  /// Publishes what was noted, once a second.
  void turn(long now) {
    if (now - published >= PUBLISH) {
      published = now;
      publish();
    }
  }

  private void publish() {
    for (int bucket = 0; bucket < ticks.length; bucket++) {
      if (ticks[bucket] > 0) {
        histogram.note(bucket, ticks[bucket], sums[bucket]);
        ticks[bucket] = 0;
        sums[bucket] = 0;
      }
    }
  }
}
