package io.jambo.sip;

/// How long messages wait for the signalling loop: the delay that stands, not the one that a short
/// pause makes. It is the least that any message of a tenth of a second had to wait (as CoDel does,
/// RFC 8289 §3.1): a queue that got empty meanwhile is no overload. Owned by the loop.
final class QueueDelay {
  private static final long INTERVAL_NANOS = 100_000_000L;

  private long begun;
  private long least = Long.MAX_VALUE;
  private long standing;

  /// A message was taken that had waited so long; 0 when none waits.
  void note(long now, long delay) {
    if (now - begun >= INTERVAL_NANOS) {
      standing = now - begun < 2 * INTERVAL_NANOS && least != Long.MAX_VALUE ? least : 0;
      begun = now;
      least = Long.MAX_VALUE;
    }
    least = Math.min(least, delay);
  }

  /// The delay that stands, in nanoseconds.
  long nanos() {
    return Math.min(standing, least);
  }
}
