package io.jambo.rest;

import io.jambo.kit.Kit;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What a list of any length owes to everybody else: it is made in strokes, and while other
/// requests come it rests after each, the longer the more of them come, so that few ever meet one.
/// Alone it does not rest.
///
/// Strokes are not too short for that reason: each of them takes the core from whoever works just
/// then, be it for ten rows or a hundred, and that one then waits for its turn among all others.
final class Courtesy {
  /// Rows of a stroke: some milliseconds.
  static final int ROWS = 128;

  /// It rests no longer than that.
  static final Duration MOST_REST = Duration.ofMillis(400);

  private final Kit kit;
  private final LongSupplier requests;
  private long ended;
  private long seen;
  private long began;
  private int rows;

  /// @param requests how many there have been
  Courtesy(Kit kit, LongSupplier requests) {
    this.kit = kit;
    this.requests = requests;
    seen = requests.getAsLong();
    ended = kit.nanos();
    began = ended;
  }

  /// After each row.
  void row() {
    rows++;
    if (rows < ROWS) {
      return;
    }
    long now = kit.nanos();
    long came = requests.getAsLong();
    long rest = rest(now - began, now - ended, came - seen);
    rows = 0;
    ended = now;
    seen = came;
    if (rest > 0) {
      kit.pause(Duration.ofNanos(rest));
    }
    began = kit.nanos();
  }

  /// As many times as long as the stroke as others come in the time of a stroke. They are counted
  /// since the stroke before, since one that takes all of the core keeps them from coming.
  ///
  /// @param stroke how long it took, in nanoseconds
  /// @param since how long ago the stroke before it ended
  /// @param came how many others came in that time
  static long rest(long stroke, long since, long came) {
    double others = since > 0 ? (double) came * stroke / since : 0;
    return Math.min((long) (others * stroke), MOST_REST.toNanos());
  }
}
