package io.jambo.rest;

import io.jambo.model.Row;
import io.jambo.outbound.ParsedUrl;
import io.jambo.outbound.UrlParser;
import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.Problem;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules of a request that starts a call, beyond what its members are (rest-api.md 8.1). Pure.
final class NewCall {
  private static final String VERB = "rest:dial";

  /// Where the verb's own problems stand: the first of a list.
  private static final String FIRST = "/0";

  private final Body body;
  private final List<Json> problems = new ArrayList<>();

  private NewCall(Body body) {
    this.body = body;
  }

  /// What is wrong with it: `{msg, param}` each; none when it is good.
  ///
  /// @param account that the call is made in
  static List<Json> problems(Body body, Row account) {
    var call = new NewCall(body);
    call.members();
    call.application();
    call.absolute("call_hook");
    call.absolute("call_status_hook");
    call.script();
    call.realm(account);
    return call.problems;
  }

  /// The verb `rest:dial` has the same members and its own rules for them.
  private void members() {
    var whole = BodyText.json(body).without("app_json").with("verb", VERB);
    if (VerbParser.parse(Json.array(whole)) instanceof ParsedScript.Invalid(var found)) {
      found.forEach(
          problem -> wrong(place(problem), problem.wrong() + "; expected " + problem.expected()));
    }
  }

  private static String place(Problem problem) {
    var pointer = problem.pointer();
    var inside = pointer.startsWith(FIRST) ? pointer.substring(FIRST.length()) : pointer;
    return inside.isEmpty() ? "to" : inside.substring(1).replace('/', '.');
  }

  private void application() {
    boolean known =
        body.text("application_sid").isPresent()
            || body.text("app_json").filter(text -> !text.isBlank()).isPresent()
            || hook("call_hook").isPresent();
    if (!known) {
      wrong("call_hook", "one of application_sid, call_hook and app_json is needed");
    }
  }

  private void absolute(String name) {
    var url = hook(name);
    if (url.isPresent() && UrlParser.parse(url.get()) instanceof ParsedUrl.Bad(var reason)) {
      wrong(name, "must be an absolute URL of http, https, ws or wss: " + reason);
    }
  }

  private Optional<String> hook(String name) {
    return body.text(name)
        .or(() ->
            body.json(name)
                .flatMap(json ->
                    switch (json) {
                      case Json.Str(var text) -> Optional.of(text);
                      case Json.Obj object -> object.text("url");
                      default -> Optional.empty();
                    }))
        .filter(text -> !text.isEmpty());
  }

  private void script() {
    var text = body.text("app_json").filter(is -> !is.isBlank());
    if (text.isPresent()
        && VerbParser.parse(text.get().getBytes(StandardCharsets.UTF_8))
            instanceof ParsedScript.Invalid(var found)) {
      found.forEach(problem -> wrong("app_json", problem.print()));
    }
  }

  private void realm(Row account) {
    var to = body.body("to").orElse(Body.EMPTY);
    boolean bare =
        to.text("type").equals(Optional.of("user"))
            && to.text("name").filter(name -> name.indexOf('@') < 0).isPresent();
    if (bare && account.text("sip_realm").isEmpty()) {
      wrong("to.name", "names no realm, and the account has none");
    }
  }

  private void wrong(String param, String words) {
    var msg = param + ": " + words;
    problems.add(
        Json.object()
            .with("msg", msg.length() > 1_000 ? msg.substring(0, 1_000) : msg)
            .with("param", param.length() > 1_000 ? param.substring(0, 1_000) : param));
  }
}
