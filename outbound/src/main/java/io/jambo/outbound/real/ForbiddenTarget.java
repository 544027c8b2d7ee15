package io.jambo.outbound.real;

import java.io.IOException;

/// Carries the guard's refusal through Jetty to the waiting task.
final class ForbiddenTarget extends IOException {
  /// @param why the guard's own words
  ForbiddenTarget(String why) {
    super(why);
  }
}
