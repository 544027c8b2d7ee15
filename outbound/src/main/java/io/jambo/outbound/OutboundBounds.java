package io.jambo.outbound;

import java.time.Duration;

/// The bounds of the guarded client that an operator may move (security.md 13).
///
/// @param exchanges requests of one account under way (`hooks.concurrency`)
/// @param breakerFailures failures in a row that open the breaker of an account and host
/// @param breakerRest how long it is open before the host is tried again
public record OutboundBounds(int exchanges, int breakerFailures, Duration breakerRest) {
  /// What holds unless the operator says otherwise.
  public static final OutboundBounds DEFAULT = new OutboundBounds(50, 10, Duration.ofSeconds(5));

  /// For each request under way so many more may wait for their turn.
  private static final int IN_LINE = 4;

  /// Requests of one account that wait for their turn.
  int inLine() {
    return exchanges * IN_LINE;
  }
}
