package io.jambo.bench;

import java.time.Duration;
import java.util.Locale;

/// What came of calls at one rate.
///
/// @param rate calls begun in a second
/// @param answered from INVITE to 200
/// @param took from the first INVITE until the last call had ended
/// @param cpu what the callee used meanwhile
/// @param idle how long the core of the load had nothing to do meanwhile
record Load(
    int rate,
    int calls,
    SippCount count,
    Spread answered,
    Duration took,
    Duration cpu,
    Duration idle) {
  /// Of all calls; above it a rate is not sustained.
  private static final double MOST_RETRANSMITTED = 0.005;

  /// The last calls end that much after the last one began.
  private static final Duration TAIL = Duration.ofMillis(2_500);

  private static final double MICRO = 1e3;

  /// Whether every call ended as it should, about when it should, and almost nothing was sent
  /// twice.
  boolean sustained() {
    return count.good() == calls
        && count.failed() == 0
        && count.retransmissions() <= MOST_RETRANSMITTED * calls
        && took.compareTo(Duration.ofSeconds(calls / rate).plus(TAIL)) <= 0;
  }

  /// Microseconds of CPU that one call cost.
  double microsPerCall() {
    return cpu.toNanos() / MICRO / Math.max(1, count.good());
  }

  /// Within which time 99 of 100 calls were answered, in milliseconds.
  double answeredMillis() {
    return answered.p99() / 1e6;
  }

  /// How busy the core of the load was, in percent: near 100 it is the load that ends the climb.
  double loadPercent() {
    return Math.max(0, 100 - 100.0 * idle.toNanos() / took.toNanos());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,5d calls/s: %,d of %,d calls good, %d failed, %d retransmissions, %.1f s, %.0f us of CPU"
            + " a call, answered within %.0f ms (p99), load core %.0f %% busy%s",
        rate,
        count.good(),
        calls,
        count.failed(),
        count.retransmissions(),
        took.toMillis() / 1e3,
        microsPerCall(),
        answeredMillis(),
        loadPercent(),
        sustained() ? "" : "; not sustained");
  }
}
