package io.jambo.bench;

import java.time.Duration;
import java.util.Locale;

/// What was heard while that many calls were played to at once.
///
/// @param cpu of the server meanwhile
/// @param resident its memory at the end, in bytes
record Playing(int calls, Heard heard, Duration cpu, long resident, Duration window) {
  /// The head of the lines that [#toString()] makes.
  static final String HEAD =
      """
      calls    CPU of    CPU of   resident  packets  missing    lateness, ms       parking thread, ms
      playing  the core  a call     memory  a second             p50    p99  worst     p50    p99  worst
      """;

  /// A packet that is a whole frame late is a gap in most phones.
  private static final long MOST_LATE = 20_000_000;

  private static final double MOST_MISSING = 0.001;

  /// Whether every caller heard all but everything in time.
  boolean keptUp() {
    return heard.streams() == calls
        && heard.missing() <= MOST_MISSING * heard.packets()
        && heard.late().p99() < MOST_LATE;
  }

  /// The share of one core that the server took, in percent.
  double percent() {
    return 100.0 * cpu.toNanos() / window.toNanos();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,7d  %6.1f %%  %5.3f %%  %,5d MiB  %,8d  %,7d  %s  %s%s",
        calls,
        percent(),
        percent() / calls,
        resident >> 20,
        Math.round(heard.packets() * 1e9 / window.toNanos()),
        heard.missing(),
        heard.late(),
        heard.parking(),
        keptUp() ? "" : "  not kept up" + silent());
  }

  private String silent() {
    return heard.streams() == calls ? "" : ", heard by " + heard.streams() + " only";
  }
}
