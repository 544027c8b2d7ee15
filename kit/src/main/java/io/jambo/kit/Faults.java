package io.jambo.kit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/// How a fault of ours is logged: by its kind and its place. Its message may hold what a caller or
/// an application sent, and that is not for the log (security.md PII).
public final class Faults {
  /// Frames of its place; more would only fill the log.
  private static final int MOST_FRAMES = 12;

  private Faults() {}

  /// Logs one, with its first cause if it has any.
  public static void log(Logger log, String what, Throwable fault) {
    var line =
        log.atError()
            .addKeyValue("fault", fault.getClass().getName())
            .addKeyValue("at", place(fault));
    var cause = fault.getCause();
    if (cause != null) {
      line = line.addKeyValue("cause", cause.getClass().getName());
      line = line.addKeyValue("causeAt", place(cause));
    }
    line.log(what);
  }

  private static String place(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .limit(MOST_FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < "));
  }
}
