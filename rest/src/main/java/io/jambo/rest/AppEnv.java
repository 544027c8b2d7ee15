package io.jambo.rest;

import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.Outbound;
import io.jambo.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks a hook which variables its application takes (rest-api.md 7.1), through the guarded client.
final class AppEnv implements Desk {
  private static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          256 * 1_024,
          256 * 1_024);

  private final Outbound outbound;

  AppEnv(Outbound outbound) {
    this.outbound = outbound;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/AppEnv")
            .says("Ask a hook which variables its application takes")
            .to(Allowed.A_S_C)
            .asks(Parameter.of("url", Shape.filled(1_024), "the hook's address").needed())
            .answers(200, Shape.any())
            .answers(204)
            .by(this::ask));
  }

  private Answer ask(Asked asked) {
    var url = asked.query("url").orElseThrow();
    HookUrl.check("url", url, false);
    var answer = answer(asked, url);
    if (answer.isEmpty()) {
      return Answer.done();
    }
    return Answer.ok(
        EnvSchema.of(answer.get())
            .orElseThrow(() -> Refused.bad("the hook answered no valid schema"))
            .json());
  }

  /// Refuses variables that the hook's schema does not allow; a hook without one takes any.
  void check(Asked asked, String url, Json.Obj variables) {
    HookUrl.check("call_hook.url", url, false);
    answer(asked, url)
        .flatMap(EnvSchema::of)
        .flatMap(schema -> schema.problem(variables))
        .ifPresent(problem -> {
          throw Refused.bad("env_vars." + problem);
        });
  }

  private Optional<Json> answer(Asked asked, String url) {
    var pool = asked.caller().account().map(Object::toString).orElse("platform");
    var request =
        new HttpRequest(
            "OPTIONS",
            HookUrl.plain(url),
            Fields.NONE.with("Accept", "application/json"),
            Optional.empty(),
            LIMITS,
            pool);
    return switch (outbound.exchange(request)) {
      case HttpOutcome.Answered(int status, var _, var body) when status == 200 ->
          body.size() == 0
              ? Optional.empty()
              : Optional.of(Json.parse(body.bytes()).ok().orElseGet(() -> Json.of("no JSON")));
      case HttpOutcome.Answered _, HttpOutcome.Failed _ -> Optional.empty();
    };
  }
}
