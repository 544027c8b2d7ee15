package io.jambo.media;

import io.jambo.kit.Kit;

/// How long an endpoint waits for a peer that is not heard (media.md 9): one bound while both sides
/// talk, another while one holds the other. Audio, comfort noise and reports are life. Pure; owned
/// by the media loop.
final class Patience {
  private final long talking;
  private final long held;
  private long bound;
  private long since = Kit.NEVER;

  /// @param talking in nanoseconds; 0: for ever
  /// @param held in nanoseconds; 0: for ever
  Patience(long talking, long held) {
    this.talking = talking;
    this.held = held;
    this.bound = talking;
  }

  /// What was agreed; the wait begins anew.
  void agreed(Direction direction) {
    bound = direction == Direction.SENDRECV ? talking : held;
    since = Kit.NEVER;
  }

  /// Whether it is at its end now; it begins anew then.
  ///
  /// @param lastHeard when the peer was heard last
  boolean ends(long lastHeard, long now) {
    if (since == Kit.NEVER) {
      since = now;
    }
    since = Math.max(since, lastHeard);
    if (bound == 0 || now - since < bound) {
      return false;
    }
    since = now;
    return true;
  }
}
