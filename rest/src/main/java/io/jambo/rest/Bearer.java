package io.jambo.rest;

import java.util.Optional;

/// The one way to say who one is: `Authorization: Bearer …` (rest-api.md 2.1).
final class Bearer {
  private static final String SCHEME = "bearer ";

  /// A session's token has a few hundred characters.
  private static final int MOST_LENGTH = 4_096;

  private Bearer() {}

  /// The token that was given.
  static Optional<String> token(Arrival arrival) {
    return arrival
        .header("Authorization")
        .filter(value ->
            value.length() <= MOST_LENGTH
                && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip());
  }

  /// 401.
  static Refused unauthorized(boolean given) {
    return Refused.text(401, "Unauthorized")
        .and(
            "WWW-Authenticate",
            given ? "Bearer realm=\"Users\", error=\"invalid_token\"" : "Bearer realm=\"Users\"");
  }
}
