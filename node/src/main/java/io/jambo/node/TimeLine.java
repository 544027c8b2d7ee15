package io.jambo.node;

import io.jambo.kit.Kit;
import java.io.PrintStream;
import java.util.Locale;

/// The time line of a call as a person reads it: seconds since its first line, who, and what.
final class TimeLine {
  private final PrintStream out;
  private final Kit kit;
  private final long start;

  TimeLine(PrintStream out, Kit kit) {
    this.out = out;
    this.kit = kit;
    start = kit.nanos();
  }

  /// One line; callable from any thread.
  synchronized void note(String who, String what) {
    double seconds = (kit.nanos() - start) / 1e9;
    out.println(String.format(Locale.ROOT, "%8.3f  %-11s  %s", seconds, who, what));
  }
}
