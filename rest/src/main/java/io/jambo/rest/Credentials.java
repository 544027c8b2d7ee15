package io.jambo.rest;

import java.util.Optional;

/// Knows whose a bearer token is: an API key's or a session's.
@FunctionalInterface
public interface Credentials {
  /// Its caller; empty when it is unknown, expired, ended or revoked.
  Optional<Caller> caller(String token);

  /// Whether that caller, who came in with that token, would still come in: for what lasts longer
  /// than a request.
  default boolean holds(Caller caller, String token) {
    return caller(token).isPresent();
  }
}
