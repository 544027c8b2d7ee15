package io.jambo.rest;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Applications (rest-api.md 7), under their own root and under their account's.
final class Applications implements Desk, Rules {
  private static final String OWNER = "account_sid";
  private static final Parameter NAME = Parameter.of("name", Shape.text(64), "a part of the name");

  private final Bureau bureau;
  private final AppEnv environment;
  private final Shelf shelf;

  Applications(Bureau bureau, AppEnv environment) {
    this.bureau = bureau;
    this.environment = environment;
    shelf = new Shelf(bureau, Nouns.APPLICATIONS, this);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(
        new Five(shelf)
            .at(
                "/Applications",
                "an application",
                ApplicationShapes.TOLD,
                ApplicationShapes.SENT,
                NAME));
    all.addAll(
        new Five(shelf)
            .at(
                "/Accounts/{account_sid}/Applications",
                "an application of an account",
                ApplicationShapes.TOLD,
                ApplicationShapes.SENT,
                NAME));
    all.add(
        Operation.get("/ServiceProviders/{service_provider_sid}/Applications")
            .says("List the applications of a service provider's accounts")
            .to(Allowed.A_S_C)
            .asks(NAME)
            .lists(ApplicationShapes.TOLD)
            .by(shelf::list));
    return all;
  }

  @Override
  public Query listed(Asked asked, Query query) {
    return asked.query("name").map(part -> query.containing("name", part)).orElse(query);
  }

  @Override
  public Reach reach(Asked asked) {
    return asked.reach();
  }

  @Override
  public List<Facts> told(Asked asked, List<Row> rows) {
    return Hooks.told(bureau, asked, rows, ApplicationShapes.HOOKS);
  }

  /// Asks the hook what variables it takes, when there are some.
  @Override
  public void prepare(Asked asked) {
    var said = asked.body().json("env_vars");
    if (said.isEmpty()) {
      return;
    }
    if (!(said.get() instanceof Json.Obj variables)) {
      throw Refused.bad("env_vars: must be an object");
    }
    var url =
        asked
            .body()
            .body("call_hook")
            .flatMap(hook -> hook.text("url"))
            .or(() -> asked.item().flatMap(this::storedHook));
    url.ifPresent(address -> environment.check(asked, address, variables));
  }

  private Optional<String> storedHook(Row application) {
    return application
        .id("call_hook_sid")
        .flatMap(sid -> bureau.find(Nouns.WEBHOOKS, sid))
        .flatMap(hook -> hook.text("url"));
  }

  @Override
  public Row checked(Draft draft, Optional<Row> before, Row after) {
    Owners.fixed(before, after, OWNER);
    var account = draft.behind(after, OWNER);
    if (account.isEmpty() && before.isEmpty()) {
      throw Refused.bad(OWNER + ": is missing");
    }
    if (before.isEmpty()) {
      draft.quota(Nouns.APPLICATIONS, RestSettings.Quotas::applications);
    }
    checkScript(draft.body());
    var row = before.isEmpty() ? after.with("service_provider_sid", null) : after;
    row = withSpeech(row, account.orElse(row), draft.body(), before.isEmpty());
    row = Hooks.write(draft, row, ApplicationShapes.HOOKS);
    if (row.text("call_hook_sid").isEmpty() && row.text("app_json").isEmpty()) {
      throw Refused.bad("call_hook: is missing, and there is no app_json");
    }
    return row;
  }

  /// What is not said comes from the account, then from the platform.
  private Row withSpeech(Row row, Row account, Body said, boolean fresh) {
    var full = row;
    for (var column : ApplicationShapes.SPEECH) {
      boolean open = fresh ? said.text(column).isEmpty() : said.cleared(column);
      if (open) {
        var value =
            Optional.of(account)
                .filter(owner -> owner.noun() == Nouns.ACCOUNTS)
                .flatMap(owner -> owner.text(column))
                .or(() -> bureau.speech().get().of(column));
        full = full.with(column, value.orElse(null));
      }
    }
    return full;
  }

  private static void checkScript(Body body) {
    body.text("app_json")
        .ifPresent(text -> {
          if (VerbParser.parse(text.getBytes(StandardCharsets.UTF_8))
              instanceof ParsedScript.Invalid(var problems)) {
            throw Refused.bad("app_json: " + problems.getFirst().print());
          }
        });
  }
}
