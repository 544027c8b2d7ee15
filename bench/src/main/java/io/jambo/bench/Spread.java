package io.jambo.bench;

import java.util.Arrays;
import java.util.Locale;

/// How many times were spread: the middle, the worst of a hundred but one, the worst.
///
/// @param p50 in nanoseconds, as the others
public record Spread(long p50, long p99, long worst) {
  private static final double MILLI = 1e6;

  /// The spread of some times; zero for none.
  public static Spread of(long[] nanos) {
    if (nanos.length == 0) {
      return new Spread(0, 0, 0);
    }
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Spread(at(sorted, 0.50), at(sorted, 0.99), sorted[sorted.length - 1]);
  }

  private static long at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%6.2f %6.2f %6.1f", p50 / MILLI, p99 / MILLI, worst / MILLI);
  }
}
