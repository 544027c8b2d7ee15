package io.jambo.rest;

import static io.jambo.model.Nouns.API_KEYS;
import static io.jambo.model.Nouns.APPLICATIONS;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// API keys (rest-api.md 6): the token is shown once, when the key is made, and kept as a hash.
final class ApiKeysDesk implements Desk {
  private static final String ACCOUNT = "account_sid";
  private static final String PROVIDER = "service_provider_sid";
  private static final String SECONDS = "expiry_secs";

  /// A hundred years; more is not meant.
  private static final long MOST_SECONDS = 3_153_600_000L;

  private static final int TOKEN = 36;

  private static final Shape.Thing KEY =
      Shapes.told("ApiKey", API_KEYS).and(Member.of("token", Shape.text(TOKEN))).thing();

  private static final Shape.Thing NEW =
      Shapes.sent("NewApiKey", API_KEYS)
          .takes(ACCOUNT, PROVIDER, "expires_at", "name", "application_sid", "profile")
          .and(Member.of(SECONDS, Shape.whole(1, MOST_SECONDS)).maybe())
          .thing();

  private static final Shape.Thing CHANGE =
      Shapes.sent("ApiKeyChange", API_KEYS)
          .takes("expires_at", "name", "profile")
          .and(Member.of(SECONDS, Shape.whole(1, MOST_SECONDS)).maybe())
          .thing();

  private static final Shape.Thing MADE =
      Shape.thing(
          "MadeApiKey",
          Member.of("sid", Shape.sid()),
          Member.of("token", new Shape.Text(TOKEN, TOKEN, Shape.Format.PASSWORD)));

  private final Store store;
  private final Clerk clerk;
  private final Supplier<RestSettings> settings;

  ApiKeysDesk(Store store, Clerk clerk, Supplier<RestSettings> settings) {
    this.store = store;
    this.clerk = clerk;
    this.settings = settings;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/ApiKeys")
            .says("Make a key; its token is told this once")
            .to(Allowed.A_S_C)
            .takes(NEW)
            .answers(201, MADE)
            .answers(422)
            .by(this::make),
        list("/ApiKeys", "Keys without an owner", Allowed.A),
        list("/Accounts/{account_sid}/ApiKeys", "Keys of an account", Allowed.A_S_C),
        list(
            "/ServiceProviders/{service_provider_sid}/ApiKeys",
            "Keys of a service provider",
            Allowed.A_S_C),
        Operation.put("/ApiKeys/{api_key_sid}")
            .says("Change what is said of a key")
            .to(Allowed.A_S_C)
            .item("api_key_sid", API_KEYS)
            .takes(CHANGE)
            .answers(204)
            .by(this::change),
        Operation.delete("/ApiKeys/{api_key_sid}")
            .says("Revoke a key")
            .to(Allowed.A_S_C)
            .item("api_key_sid", API_KEYS)
            .answers(204)
            .by(asked -> clerk.delete(asked, asked.row())));
  }

  private Operation list(String path, String says, Allowed allowed) {
    return Operation.get(path).says(says).to(allowed).lists(KEY).by(this::list);
  }

  private Answer list(Asked asked) {
    var whose =
        asked.owner(ACCOUNT).isPresent()
            ? Query.all().where(ACCOUNT, asked.sid(ACCOUNT))
            : Query.all().where(PROVIDER, asked.owner(PROVIDER).orElse(null));
    boolean platform = asked.owner(ACCOUNT).isEmpty() && asked.owner(PROVIDER).isEmpty();
    var query = platform ? whose.where(ACCOUNT, null) : whose;
    return clerk.list(
        asked, API_KEYS, query.orderBy("created_at"), asked.reach(), ApiKeysDesk::told);
  }

  private static Facts told(Row key) {
    var shown = key.text("token_prefix").orElse("");
    return Facts.of(key).with("token", shown + "X".repeat(TOKEN - shown.length()));
  }

  private Answer make(Asked asked) {
    var owned = owned(asked);
    checkApplication(asked.body(), owned);
    var token = clerk.token();
    var row =
        expiring(asked.body(), asked.body().onto(Row.fresh(API_KEYS)))
            .with(owned)
            .with("token_sha256", Hashes.hex(token))
            .with("token_prefix", token.substring(0, 4))
            .with("created_at", clerk.now());
    var sid =
        clerk.write(
            asked,
            pen -> {
              Quota.check(asked, pen.edit(), settings.get(), API_KEYS, RestSettings.Quotas::keys);
              return pen.insert(row);
            });
    return Answer.made(Facts.of("sid", sid).with("token", token));
  }

  /// Whose the new key is. A service provider names one of its own, an account itself.
  private static Row owned(Asked asked) {
    var account = asked.body().sid(ACCOUNT);
    var provider = asked.body().sid(PROVIDER);
    switch (asked.caller().role()) {
      case ADMIN -> {}
      case PROVIDER -> {
        if (account.isEmpty() && provider.isEmpty()) {
          throw Refused.bad("account_sid or service_provider_sid: is missing");
        }
      }
      case ACCOUNT -> {
        if (!account.equals(asked.caller().account())) {
          throw Refused.bad("account_sid: must be your own");
        }
      }
    }
    return Row.empty(API_KEYS)
        .with(ACCOUNT, account.map(Sid::value).orElse(null))
        .with(PROVIDER, account.isPresent() ? null : provider.map(Sid::value).orElse(null));
  }

  private void checkApplication(Body body, Row owned) {
    var application = body.sid("application_sid");
    if (application.isEmpty()) {
      return;
    }
    var whose =
        store
            .find(APPLICATIONS, application.get(), Reach.EVERYTHING)
            .flatMap(row -> row.id(ACCOUNT));
    if (whose.isEmpty() || !whose.equals(owned.id(ACCOUNT))) {
      throw Refused.bad("application_sid: must be an application of the key's account");
    }
  }

  private Row expiring(Body body, Row row) {
    var seconds = body.whole(SECONDS);
    if (seconds.isEmpty()) {
      return row;
    }
    if (body.moment("expires_at").isPresent()) {
      throw Refused.bad("expires_at and expiry_secs exclude each other");
    }
    return row.with("expires_at", clerk.now().plus(Duration.ofSeconds(seconds.get())));
  }

  private Answer change(Asked asked) {
    var changes = expiring(asked.body(), asked.body().onto(Row.empty(API_KEYS)));
    return clerk.update(asked, asked.row(), changes);
  }
}
