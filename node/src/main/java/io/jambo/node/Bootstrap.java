package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.rest.AuthSettings;
import io.jambo.rest.Enrolment;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an empty store is given at the first start (data-model.md 11). All of it or nothing.
final class Bootstrap {
  private static final String NAME = "default service provider";
  private static final String ACCOUNT = "default account";
  private static final String ADMIN = "admin";

  /// Without letters and digits that look alike.
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  /// More than 110 bits: no cost of a hash adds anything to that, and a start has none to spare.
  private static final int LENGTH = 20;

  static final AuthSettings.Argon2 CHEAP = new AuthSettings.Argon2(1_024, 1, 1);

  private static final List<String> PERMISSIONS =
      List.of("VIEW_ONLY", "PROVISION_SERVICES", "PROVISION_USERS");

  private final Kit kit;
  private final Edit edit;
  private final Instant now;

  private Bootstrap(Kit kit, Edit edit) {
    this.kit = kit;
    this.edit = edit;
    this.now = kit.wallClock();
  }

  /// What the operator is shown once.
  ///
  /// @param password of user `admin`
  /// @param accountKey an API key of the first account
  record Shown(Secret password, Secret accountKey) {
    @Override
    public String toString() {
      return "shown once";
    }
  }

  /// Fills an empty store; empty when there was something in it.
  ///
  /// @param adminToken what shall be an admin key
  /// @param ensureToken whether it is to be one in a store that has others already
  static Optional<Shown> run(Kit kit, Store store, Secret adminToken, boolean ensureToken) {
    if (!store.read(view -> empty(view))) {
      if (ensureToken) {
        ensure(kit, store, adminToken);
      }
      return Optional.empty();
    }
    var shown = new Shown(password(kit), Enrolment.token(kit));
    var kept = Enrolment.password(kit, CHEAP, shown.password());
    return store.change(edit -> {
      if (!empty(edit)) {
        return Optional.empty(); // another node was faster
      }
      new Bootstrap(kit, edit).fill(adminToken, shown, kept);
      return Optional.of(shown);
    });
  }

  private static boolean empty(View view) {
    return view.count(Nouns.SERVICE_PROVIDERS, Query.all(), Reach.EVERYTHING) == 0
        && view.count(Nouns.API_KEYS, Query.all(), Reach.EVERYTHING) == 0;
  }

  private static void ensure(Kit kit, Store store, Secret token) {
    var key = Enrolment.key(kit, Row.fresh(Nouns.API_KEYS), token);
    var same = Query.all().where("token_sha256", key.text("token_sha256").orElseThrow());
    if (store.read(view -> view.count(Nouns.API_KEYS, same, Reach.EVERYTHING)) == 0) {
      var _ = store.change(edit -> edit.insert(key));
    }
  }

  private void fill(Secret adminToken, Shown shown, Row password) {
    var provider = sid();
    insert(
        Row.fresh(Nouns.SERVICE_PROVIDERS)
            .with("service_provider_sid", provider)
            .with("name", NAME));
    var account = sid();
    insert(
        Row.fresh(Nouns.ACCOUNTS)
            .with("account_sid", account)
            .with("name", ACCOUNT)
            .with("service_provider_sid", provider)
            .with("created_at", now)
            .with("webhook_secret", WebhookSecret.draw(kit)));
    key(adminToken, Optional.empty());
    key(shown.accountKey(), Optional.of(account));
    var user = sid();
    insert(
        Row.fresh(Nouns.USERS)
            .with("user_sid", user)
            .with("name", ADMIN)
            .with("email", ADMIN)
            .with("force_change", true)
            .with(password));
    for (var permission : PERMISSIONS) {
      var sid = sid();
      insert(Row.fresh(Nouns.PERMISSIONS).with("permission_sid", sid).with("name", permission));
      insert(
          Row.fresh(Nouns.USER_PERMISSIONS)
              .with("user_permissions_sid", sid())
              .with("user_sid", user)
              .with("permission_sid", sid));
    }
  }

  private void key(Secret token, Optional<Sid> account) {
    var whose = Row.fresh(Nouns.API_KEYS).with("account_sid", account.orElse(null));
    insert(Enrolment.key(kit, whose, token));
  }

  private void insert(Row row) {
    var _ = edit.insert(row);
  }

  static Secret password(Kit kit) {
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt(kit.random().nextInt(LETTERS.length())));
    }
    return Secret.of(text.toString());
  }

  private Sid sid() {
    return Sid.random(kit.random());
  }
}
