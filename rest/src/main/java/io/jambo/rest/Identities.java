package io.jambo.rest;

import java.util.Optional;

/// Both kinds of bearer tokens: API keys, which are UUIDs, and the tokens of sessions.
final class Identities implements Credentials {
  private final KeyRing keys;
  private final Sessions sessions;

  Identities(KeyRing keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public Optional<Caller> caller(String token) {
    return Sids.read(token).isPresent() ? keys.caller(token) : sessions.caller(token);
  }
}
