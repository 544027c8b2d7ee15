package io.jambo.call;

import java.util.Optional;

/// The public status words of a call (app-protocol.md 3.2), in the order in which they can follow.
public enum CallStatus {
  TRYING("trying"),
  RINGING("ringing"),
  EARLY_MEDIA("early-media"),
  IN_PROGRESS("in-progress"),
  COMPLETED("completed"),
  NO_ANSWER("no-answer"),
  BUSY("busy"),
  FAILED("failed");

  private final String word;

  CallStatus(String word) {
    this.word = word;
  }

  /// The word on the wire.
  public String word() {
    return word;
  }

  /// Whether nothing may follow it.
  public boolean last() {
    return compareTo(COMPLETED) >= 0;
  }

  /// Whether a call whose latest status is `before` (empty: none yet) may report this one.
  public boolean mayFollow(Optional<CallStatus> before) {
    if (before.isEmpty()) {
      return this == TRYING || (last() && this != COMPLETED);
    }
    var latest = before.get();
    if (latest.last()) {
      return false;
    }
    return switch (this) {
      case TRYING -> false;
      case RINGING, EARLY_MEDIA, NO_ANSWER, BUSY -> latest != IN_PROGRESS;
      case IN_PROGRESS -> latest != IN_PROGRESS;
      case COMPLETED -> latest == IN_PROGRESS;
      // An answered call ends completed, whatever went wrong in it.
      case FAILED -> latest != IN_PROGRESS;
    };
  }
}
