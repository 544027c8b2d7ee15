package io.jambo.rest;

import io.jambo.kit.Kit;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What a list of any length owes to everybody else: it is made in short strokes, and while other
/// requests come it rests after each, so that it takes a small share of a core and nobody waits for
/// more than a stroke of it. Alone it does not rest.
final class Courtesy {
  /// Rows of a stroke: some tenths of a millisecond.
  static final int ROWS = 8;

  /// It rests so many times as long as the stroke took.
  private static final int RESTS = 10;

  /// But no longer than that: where strokes take long, others are not served faster by waiting.
  private static final Duration MOST_REST = Duration.ofMillis(20);

  private final Kit kit;
  private final LongSupplier requests;
  private long seen;
  private long began;
  private int rows;

  /// @param requests how many there have been
  Courtesy(Kit kit, LongSupplier requests) {
    this.kit = kit;
    this.requests = requests;
    begin();
  }

  /// After each row.
  void row() {
    rows++;
    if (rows == ROWS) {
      if (requests.getAsLong() != seen) {
        long took = kit.nanos() - began;
        kit.pause(Duration.ofNanos(Math.min(RESTS * took, MOST_REST.toNanos())));
      }
      begin();
    }
  }

  private void begin() {
    rows = 0;
    seen = requests.getAsLong();
    began = kit.nanos();
  }
}
