package io.jambo.rest;

import java.util.Locale;

/// The form of what a key is answered (rest-api.md 1.8). It changes output only.
public enum Profile {
  /// Today's form.
  CURRENT,
  /// The form of the founding documents: fewer members, RFC 2822 dates, numbers with `+`.
  EARLY;

  /// Its name on the wire.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
