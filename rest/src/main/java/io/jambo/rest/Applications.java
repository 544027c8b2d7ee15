package io.jambo.rest;

import io.jambo.kit.Sid;
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
  private static final List<String> HOOKS =
      List.of(
          "call_hook",
          "call_status_hook",
          "messaging_hook",
          "call_hook_fallback",
          "recording_hook");
  private static final String[] HOOK_COLUMNS =
      HOOKS.stream().map(Hooks::column).toArray(String[]::new);
  private static final List<String> SPEECH =
      List.of(
          "speech_synthesis_vendor",
          "speech_synthesis_language",
          "speech_synthesis_voice",
          "speech_synthesis_label",
          "speech_recognizer_vendor",
          "speech_recognizer_language",
          "speech_recognizer_label");
  private static final String OWNER = "account_sid";
  private static final String ITEM = "/{application_sid}";
  private static final String ACCOUNTS_OWN = "/Accounts/{account_sid}/Applications";

  static final Shape.Thing TOLD =
      Shapes.told("Application", Nouns.APPLICATIONS)
          .without(HOOK_COLUMNS)
          .and(Hooks.told(Hooks.HOOK, HOOKS.toArray(String[]::new)))
          .and(Member.of("env_vars", Shape.any()).orNull())
          .thing()
          .early(
              "application_sid",
              "name",
              OWNER,
              "call_hook",
              "call_status_hook",
              "speech_synthesis_vendor",
              "speech_synthesis_voice",
              "speech_recognizer_vendor",
              "speech_recognizer_language");

  private static final Shape.Thing SENT =
      Shapes.sent("NewApplication", Nouns.APPLICATIONS)
          .takesAllBut(with(HOOK_COLUMNS, "name", "service_provider_sid", "created_at"))
          .and(nullable(SPEECH))
          .and(Member.of("name", Shape.filled(64)))
          .and(Hooks.sent(HOOKS.toArray(String[]::new)))
          .and(Member.of("env_vars", ENVIRONMENT()).orNull().maybe())
          .thing();

  private static final Parameter NAME = Parameter.of("name", Shape.text(64), "a part of the name");

  private final Bureau bureau;
  private final AppEnv environment;
  private final Shelf shelf;

  Applications(Bureau bureau, AppEnv environment) {
    this.bureau = bureau;
    this.environment = environment;
    shelf = new Shelf(bureau, Nouns.APPLICATIONS, this);
  }

  private static Shape ENVIRONMENT() {
    return Shape.any();
  }

  private static String[] with(String[] some, String... more) {
    var all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static Member[] nullable(List<String> columns) {
    return columns.stream()
        .map(Nouns.APPLICATIONS::column)
        .map(column -> Member.of(column.name(), Shapes.shape(column.kind())).maybe().orNull())
        .toArray(Member[]::new);
  }

  @Override
  public List<Operation> operations() {
    var all = new ArrayList<Operation>();
    all.addAll(shelf.five("/Applications", "an application", TOLD, SENT, NAME));
    all.addAll(under());
    all.add(
        Operation.get("/ServiceProviders/{service_provider_sid}/Applications")
            .says("List the applications of a service provider's accounts")
            .to(Allowed.A_S_C)
            .asks(NAME)
            .lists(TOLD)
            .by(shelf::list));
    return all;
  }

  /// The same under the account.
  private List<Operation> under() {
    var item = ACCOUNTS_OWN + ITEM;
    return List.of(
        Operation.get(ACCOUNTS_OWN)
            .says("List an account's applications")
            .to(Allowed.A_S_C)
            .asks(NAME)
            .lists(TOLD)
            .by(shelf::list),
        Operation.post(ACCOUNTS_OWN)
            .says("Make an application of an account")
            .to(Allowed.A_S_C)
            .takes(SENT)
            .makes()
            .by(shelf::make),
        Operation.get(item)
            .says("Get an account's application")
            .to(Allowed.A_S_C)
            .item("application_sid", Nouns.APPLICATIONS)
            .answers(200, TOLD)
            .by(shelf::one),
        Operation.put(item)
            .says("Change an account's application")
            .to(Allowed.A_S_C)
            .item("application_sid", Nouns.APPLICATIONS)
            .takes(shelf.changes(SENT))
            .changes()
            .by(shelf::change),
        Operation.delete(item)
            .says("Remove an account's application")
            .to(Allowed.A_S_C)
            .item("application_sid", Nouns.APPLICATIONS)
            .removes()
            .by(shelf::remove));
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
    var hooks = Hooks.of(bureau, rows, HOOKS);
    return rows.stream()
        .map(row -> {
          var facts = Facts.of(row);
          HOOKS.forEach(member -> facts.with(member, Hooks.facts(asked, row, member, hooks)));
          return facts;
        })
        .toList();
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
    row = Hooks.write(draft, row, HOOKS);
    if (row.text("call_hook_sid").isEmpty() && row.text("app_json").isEmpty()) {
      throw Refused.bad("call_hook: is missing, and there is no app_json");
    }
    return row;
  }

  /// What is not said comes from the account, then from the platform.
  private Row withSpeech(Row row, Row account, Body said, boolean fresh) {
    var full = row;
    for (var column : SPEECH) {
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

  /// An application that an account points to by its own slots can't go.
  @Override
  public void going(Draft draft, Row row) {
    Sid sid = row.sid();
    for (var slot : List.of("device_calling_application_sid", "siprec_hook_sid")) {
      if (draft.any(Nouns.ACCOUNTS, slot, sid)) {
        throw Refused.conflict("an account uses it as its " + slot);
      }
    }
  }
}
