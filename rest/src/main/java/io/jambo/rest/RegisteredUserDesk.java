package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;

/// Devices that have registered (rest-api.md 5.7). Nobody can register yet, so everybody is
/// inactive.
final class RegisteredUserDesk implements Desk {
  private static final String ALL = "/Accounts/{account_sid}/RegisteredSipUsers";
  private static final int MOST_NAMES = 10_000;
  private static final int MOST_BINDINGS = 10;
  private static final Shape TEXT = Shape.text(1_024);
  private static final Shape TIME = Shape.whole(0, Long.MAX_VALUE);

  private static final Shape.Thing BINDING =
      Shape.thing(
          "SipBinding",
          Member.of("contact", TEXT),
          Member.of("expiryTime", TIME),
          Member.of("protocol", TEXT));

  private static final Shape.Thing DEVICE =
      Shape.thing(
          "RegisteredSipUser",
          Member.of("name", TEXT),
          Member.of("contact", TEXT).orNull(),
          Member.of("expiryTime", TIME),
          Member.of("protocol", TEXT).orNull(),
          Member.of("registered_status", Shape.oneOf("active", "inactive")),
          Member.of("allow_direct_app_calling", Shape.flag()).maybe(),
          Member.of("allow_direct_queue_calling", Shape.flag()).maybe(),
          Member.of("allow_direct_user_calling", Shape.flag()).maybe(),
          Member.of("proxy", TEXT).maybe().orNull(),
          Member.of("contacts", Shape.many(BINDING, MOST_BINDINGS)));

  private final Store store;

  RegisteredUserDesk(Store store) {
    this.store = store;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL)
            .says("Devices that have registered, as user@realm")
            .to(Allowed.A_S_C)
            .answers(200, Shape.many(TEXT, Integer.MAX_VALUE))
            .by(this::list),
        Operation.post(ALL)
            .says("What is known of these devices; of all that have registered when none is named")
            .to(Allowed.A_S_C)
            .with(Operation.Trait.VIEWERS, Operation.Trait.LIMITED_KEYS)
            .takes(Shape.any())
            .answers(200, Shape.many(DEVICE, Integer.MAX_VALUE))
            .by(RegisteredUserDesk::details),
        Operation.get(ALL + "/{name}")
            .says("What is known of a device")
            .to(Allowed.A_S_C)
            .answers(200, DEVICE)
            .by(this::one));
  }

  private Answer list(Asked asked) {
    var account = store.find(Nouns.ACCOUNTS, asked.sid("account_sid"), Reach.EVERYTHING);
    if (account.flatMap(row -> row.text("sip_realm")).isEmpty()) {
      throw Refused.bad("the account has no sip_realm");
    }
    return Answer.ok(List.of());
  }

  private static Answer details(Asked asked) {
    if (!(asked.value() instanceof Json.Arr(var names))) {
      return Answer.ok(List.of());
    }
    if (names.size() > MOST_NAMES) {
      throw Refused.bad("at most " + MOST_NAMES + " names");
    }
    return Answer.ok(
        names.stream()
            .map(name -> {
              if (name instanceof Json.Str(var text) && text.length() <= 255) {
                return inactive(text);
              }
              throw Refused.bad("the body must be an array of names");
            })
            .toList());
  }

  private static Facts inactive(String name) {
    return Facts.of("name", name)
        .with("contact", null)
        .with("expiryTime", 0L)
        .with("protocol", null)
        .with("registered_status", "inactive")
        .with("contacts", List.of());
  }

  private Answer one(Asked asked) {
    var name = asked.path("name");
    var client = client(asked.sid("account_sid"), name);
    return Answer.ok(
        inactive(name)
            .with("allow_direct_app_calling", flag(client, "allow_direct_app_calling"))
            .with("allow_direct_queue_calling", flag(client, "allow_direct_queue_calling"))
            .with("allow_direct_user_calling", flag(client, "allow_direct_user_calling"))
            .with("proxy", null));
  }

  private Optional<Row> client(Sid account, String name) {
    int at = name.indexOf('@');
    var user = at < 0 ? name : name.substring(0, at);
    var query = Query.all().where("account_sid", account).where("username", user);
    return store.read(view -> view.first(Nouns.CLIENTS, query, Reach.EVERYTHING));
  }

  private static boolean flag(Optional<Row> client, String column) {
    return client.map(row -> row.flag(column)).orElse(false);
  }
}
