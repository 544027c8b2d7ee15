package io.jambo.node;

import io.jambo.kit.Kit;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// The time line of a call as a person reads it: seconds since its first line, who, and what.
final class TimeLine {
  private final Optional<PrintStream> out;
  private final Kit kit;
  private final long start;

  TimeLine(PrintStream out, Kit kit) {
    this(Optional.of(out), kit);
  }

  private TimeLine(Optional<PrintStream> out, Kit kit) {
    this.out = out;
    this.kit = kit;
    start = kit.nanos();
  }

  /// One that nobody reads. Nothing is formatted for it: the first number that is formatted has the
  /// JDK read the names of all its locales.
  static TimeLine unread(Kit kit) {
    return new TimeLine(Optional.empty(), kit);
  }

  /// One line; callable from any thread.
  synchronized void note(String who, String what) {
    double seconds = (kit.nanos() - start) / 1e9;
    out.ifPresent(
        page -> page.println(String.format(Locale.ROOT, "%8.3f  %-11s  %s", seconds, who, what)));
  }
}
