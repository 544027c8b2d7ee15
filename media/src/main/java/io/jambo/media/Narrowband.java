package io.jambo.media;

import java.time.Duration;

/// The telephone's audio as all sources and sinks carry it now: 8,000 samples a second.
public final class Narrowband {
  /// Samples a second.
  public static final int RATE = 8_000;

  /// Samples a millisecond.
  public static final int PER_MILLI = RATE / 1_000;

  private Narrowband() {}

  /// How many samples that long a time has.
  static long samples(Duration time) {
    return time.toMillis() * PER_MILLI;
  }
}
