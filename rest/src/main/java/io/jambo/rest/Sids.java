package io.jambo.rest;

import io.jambo.kit.Sid;
import java.util.Locale;
import java.util.Optional;

/// Reads sids of requests: UUIDs of any version and in any case (rest-api.md 1.1).
public final class Sids {
  private static final int LENGTH = 36;

  private Sids() {}

  /// The sid that this text is, if it is one.
  public static Optional<Sid> read(String text) {
    if (text.length() != LENGTH) {
      return Optional.empty();
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Sid(text.toLowerCase(Locale.ROOT)));
  }
}
