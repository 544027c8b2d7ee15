package io.jambo.testkit;

import java.time.Duration;

/// How one direction of a link behaves.
///
/// @param delay what every datagram takes
/// @param jitter up to so much more, drawn for each one: what overtakes another arrives before it
/// @param loss the share that never arrives, 0 to 1; streams repeat themselves and only lose time
/// @param doubled the share that arrives twice
public record Weather(Duration delay, Duration jitter, double loss, double doubled) {
  /// One millisecond, and nothing ever goes wrong.
  public static final Weather CALM = new Weather(Duration.ofMillis(1), Duration.ZERO, 0, 0);

  /// A bad line: overtaking, one of fifty lost, one of a hundred doubled.
  public static final Weather ROUGH =
      new Weather(Duration.ofMillis(20), Duration.ofMillis(30), 0.02, 0.01);

  /// Nothing gets through.
  public static final Weather CUT = CALM.withLoss(1);

  /// The same with another share of losses.
  public Weather withLoss(double share) {
    return new Weather(delay, jitter, share, doubled);
  }

  /// The same with another share of doubles.
  public Weather withDoubled(double share) {
    return new Weather(delay, jitter, loss, share);
  }

  /// The same with another delay.
  public Weather withDelay(Duration other, Duration otherJitter) {
    return new Weather(other, otherJitter, loss, doubled);
  }
}
