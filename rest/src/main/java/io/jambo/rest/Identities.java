package io.jambo.rest;

import java.util.Optional;

/// Both kinds of bearer tokens: those of sessions, which are three parts between dots (RFC 7515
/// §7.1), and API keys: UUIDs, but for the administrator's, which the operator may choose.
final class Identities implements Credentials {
  private final KeyRing keys;
  private final Sessions sessions;

  Identities(KeyRing keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  @Override
  public Optional<Caller> caller(String token) {
    boolean parts = token.chars().filter(c -> c == '.').count() == 2;
    return parts ? sessions.caller(token).or(() -> keys.caller(token)) : keys.caller(token);
  }

  /// A session may have another token by now.
  @Override
  public boolean holds(Caller caller, String token) {
    return caller.who() instanceof Caller.Identity.User(var _, var session, var _)
        ? sessions.isOpen(session)
        : keys.caller(token).isPresent();
  }
}
