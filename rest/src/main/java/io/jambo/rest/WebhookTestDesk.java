package io.jambo.rest;

import static io.jambo.rest.CallShapes.optional;

import io.jambo.hooks.Application;
import io.jambo.hooks.HookTrial;
import io.jambo.hooks.Webhooks;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.UrlParser;
import io.jambo.store.Store;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.Problem;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tries an application's hook with a call that never was (rest-api.md 16.9): once, signed as every
/// request, through the guarded client. Of the answer nothing is shown but the names of its verbs
/// and what is wrong with it.
final class WebhookTestDesk implements Desk {
  /// What an account may try.
  private static final RestSettings.Rate RATE = new RestSettings.Rate(10, Duration.ofMinutes(1));

  private static final int MOST_ANSWER = 64 * 1_024;
  private static final int MOST_PROBLEMS = 101;
  private static final Shape WORDS = Shape.text(1_024);

  private static final Shape.Thing WISH =
      Shape.thing(
          "WebhookTest",
          Member.of("url", Shape.filled(1_024)),
          optional("method", new Shape.OneOf(List.of("GET", "POST"), true)),
          optional("username", Shape.text(255)),
          optional("password", new Shape.Text(0, 255, Shape.Format.PASSWORD)),
          optional("application_sid", new Shape.Reference(Nouns.APPLICATIONS)));

  private static final Shape.Thing RESULT =
      Shape.thing(
          "WebhookTestResult",
          Member.of("status", Shape.whole(100, 999)).orNull(),
          Member.of("error", WORDS).maybe(),
          Member.of("latency_ms", Shape.whole(0, Integer.MAX_VALUE)),
          Member.of("signature", WORDS),
          Member.of("verbs", Shape.many(WORDS, VerbParser.MOST_VERBS)),
          Member.of(
              "problems",
              Shape.many(
                  Shape.thing(
                      "WebhookTestProblem",
                      Member.of("pointer", WORDS),
                      Member.of("msg", Shape.text(Integer.MAX_VALUE))),
                  MOST_PROBLEMS)));

  private final Kit kit;
  private final Store store;
  private final Webhooks webhooks;
  private final Rates rates;

  WebhookTestDesk(Kit kit, Store store, Webhooks webhooks) {
    this.kit = kit;
    this.store = store;
    this.webhooks = webhooks;
    rates = new Rates(kit);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/Accounts/{account_sid}/WebhookTest")
            .says("Try a hook with a call that never was")
            .to(Allowed.A_S_C)
            .takes(WISH)
            .answers(200, RESULT)
            .by(this::test));
  }

  private Answer test(Asked asked) {
    var account =
        store
            .find(Nouns.ACCOUNTS, asked.sid("account_sid"), Reach.EVERYTHING)
            .orElseThrow(Refused::absent);
    var url = asked.body().text("url").orElse("");
    if (UrlParser.parse(url) instanceof ParsedUrl.Bad(var reason)) {
      throw Refused.bad("url: " + reason);
    }
    rates.count(account.sid().value(), RATE).check("at most " + RATE.most() + " tests a minute");
    var application = asked.body().sid("application_sid").orElseGet(() -> Sid.random(kit.random()));
    var trial =
        webhooks.trial(
            application(asked.body(), account), sample(account, application), "X-Jambo-Test", "1");
    return Answer.ok(told(trial));
  }

  private static Application application(Body body, Row account) {
    var credentials =
        body.text("username")
            .flatMap(user -> body.text("password").map(word -> new Credentials(user, word)));
    boolean get = body.text("method").filter("GET"::equals).isPresent();
    var hook =
        new Hook(
            body.text("url").orElse(""), get ? Hook.Method.GET : Hook.Method.POST, credentials);
    var secret = account.secret("webhook_secret").map(Secret::reveal).orElse("none");
    return new Application(hook, Optional.empty(), Optional.empty(), secret, account.sid().value());
  }

  /// As a call would be told (app-protocol.md 3.1), with numbers that are nobody's.
  private Json.Obj sample(Row account, Sid application) {
    return Json.object()
        .with("call_sid", Sid.random(kit.random()).value())
        .with("direction", "inbound")
        .with("from", "15550100")
        .with("to", "15550199")
        .with("caller_name", "")
        .with("call_id", "test@192.0.2.7")
        .with("account_sid", account.sid().value())
        .with("application_sid", application.value())
        .with("call_status", "trying")
        .with("sip_status", 100)
        .with("sip_reason", "Trying")
        .with("originating_sip_ip", "192.0.2.7")
        .with("originating_sip_trunk_name", "test")
        .with("local_sip_address", "192.0.2.1:5060")
        .with("has_recording", false)
        .with("service_provider_sid", account.text("service_provider_sid").orElse(""))
        .with("trace_id", "0".repeat(32))
        .with(
            "sip",
            Json.object()
                .with("method", "INVITE")
                .with("headers", Json.object().with("X-Jambo-Test", "1")));
  }

  private static Facts told(HookTrial trial) {
    var facts =
        Facts.of("latency_ms", trial.took().toMillis())
            .with("signature", trial.signature())
            .with("verbs", List.of())
            .with("problems", List.of())
            .with("status", null);
    switch (trial.outcome()) {
      case HttpOutcome.Failed(var _, var reason) -> facts.with("error", reason);
      case HttpOutcome.Answered answered -> {
        facts.with("status", answered.status());
        if (answered.body().size() > MOST_ANSWER) {
          facts.with("error", "the answer has more than " + MOST_ANSWER + " bytes");
        } else if (answered.status() / 100 == 2) {
          read(answered.body().bytes(), facts);
        }
      }
    }
    return facts;
  }

  private static void read(byte[] body, Facts facts) {
    switch (VerbParser.parse(body)) {
      case ParsedScript.Invalid(var problems) ->
          facts.with(
              "problems",
              problems.stream().limit(MOST_PROBLEMS).map(WebhookTestDesk::told).toList());
      case ParsedScript.Valid _ -> facts.with("verbs", names(body));
    }
  }

  private static Facts told(Problem problem) {
    return Facts.of("pointer", problem.pointer())
        .with("msg", problem.wrong() + "; expected " + problem.expected());
  }

  private static List<String> names(byte[] body) {
    return Json.parse(body)
        .ok()
        .filter(Json.Arr.class::isInstance)
        .map(Json.Arr.class::cast)
        .stream()
        .flatMap(all -> all.items().stream())
        .filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .map(verb -> verb.text("verb").orElseGet(() -> verb.members().keySet().iterator().next()))
        .toList();
  }
}
