package io.jambo.bench;

import java.io.PrintStream;

/// What a long run has to show for itself: a line for each thing that was demanded of it.
final class Verdict {
  private final PrintStream out;
  private boolean good = true;

  Verdict(PrintStream out) {
    this.out = out;
  }

  /// Whether one thing was as demanded.
  ///
  /// @param figures by which a reader can judge
  void say(String what, boolean holds, String figures) {
    good &= holds;
    out.printf("%s  %s: %s%n", holds ? "ok    " : "FAILED", what, figures);
  }

  /// The last line; true when everything was as demanded.
  boolean close(String run) {
    out.println(run + (good ? ": passed" : ": FAILED"));
    return good;
  }
}
