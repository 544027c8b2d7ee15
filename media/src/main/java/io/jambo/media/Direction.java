package io.jambo.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which way audio flows, as the side that says it sees it (RFC 8866 §6.7).
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  /// Whether that side sends.
  public boolean sends() {
    return sends;
  }

  /// Whether that side receives.
  public boolean receives() {
    return receives;
  }

  /// The direction in which a side sends and receives so.
  static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /// The direction of that attribute name, if it is one.
  static Optional<Direction> named(String attribute) {
    return Arrays.stream(values())
        .filter(direction -> direction.name().equalsIgnoreCase(attribute))
        .findFirst();
  }

  /// Its attribute name.
  String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }
}
