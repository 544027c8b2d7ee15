package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.time.Instant;

/// What is made without a request: the first key and the first administrator of an empty store,
/// keys and passwords of the command line, and the secret that signs tokens (data-model.md 11).
public final class Enrolment {
  /// Fits HS256 with room to spare.
  private static final int SECRET_SIDS = 2;

  private Enrolment() {}

  /// That key, made ready to be kept: the token itself is not in it.
  ///
  /// @param key whose it is, what it may, how it is called
  public static Row key(Kit kit, Row key, Secret token) {
    return key.with("api_key_sid", Sid.random(kit.random()))
        .with("token_sha256", Hashes.hex(token.reveal()))
        .with("token_prefix", token.reveal().substring(0, Math.min(4, token.reveal().length())))
        .with("created_at", Instant.ofEpochMilli(kit.wallClock().toEpochMilli()));
  }

  /// A token that nobody has.
  public static Secret token(Kit kit) {
    return Secret.of(Sid.random(kit.random()).value());
  }

  /// The columns of a user with that password.
  public static Row password(Kit kit, AuthSettings.Argon2 cost, Secret password) {
    return Row.empty(Nouns.USERS)
        .with("hashed_password", new Passwords(kit, () -> cost).hash(password.reveal()));
  }

  /// The secret that signs the tokens of sessions where no setting names one: random, made when it
  /// is first asked for, and kept sealed.
  public static Secret signingSecret(Kit kit, Store store) {
    var kept =
        store.read(view -> view.first(Nouns.SYSTEM_INFORMATION, Query.all(), Reach.EVERYTHING));
    return kept.flatMap(row -> row.secret("jwt_secret")).orElseGet(() -> made(kit, store));
  }

  private static Secret made(Kit kit, Store store) {
    var text = new StringBuilder();
    for (int i = 0; i < SECRET_SIDS; i++) {
      text.append(Sid.random(kit.random()));
    }
    var secret = Secret.of(text.toString());
    return store.change(edit -> {
      var row = edit.first(Nouns.SYSTEM_INFORMATION, Query.all(), Reach.EVERYTHING);
      if (row.isPresent()) {
        edit.deleteAll(Nouns.SYSTEM_INFORMATION, Query.all(), Reach.EVERYTHING);
      }
      var whole = row.orElseGet(() -> Row.fresh(Nouns.SYSTEM_INFORMATION));
      edit.insert(whole.with("jwt_secret", secret));
      return secret;
    });
  }
}
