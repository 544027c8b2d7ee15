package io.jambo.hooks;

import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpOutcome.Answered;
import io.jambo.outbound.Payload;
import io.jambo.verbs.ParsedScript;
import io.jambo.verbs.Problem;
import io.jambo.verbs.VerbParser;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Reads what an application answered (app-protocol.md 2.4, 2.6; verbs.md 1.5). Pure.
final class ReplyReader {
  /// A reason goes into a header and an alert.
  private static final int LONGEST_REASON = 256;

  private static final String MALFORMED = "malformed jambonz payload: ";

  private ReplyReader() {}

  /// The answer to a new call: it has to be a valid script with at least one verb.
  static HookReply first(HttpOutcome outcome) {
    return judged(outcome, ReplyReader::firstScript);
  }

  /// A script that was stored with the application, in the place of an answer.
  static HookReply stored(String script) {
    return switch (VerbParser.parse(script.getBytes(StandardCharsets.UTF_8))) {
      case ParsedScript.Valid valid when valid.script().verbs().isEmpty() ->
          invalid(OptionalInt.empty(), "no application provided");
      case ParsedScript.Valid valid -> new HookReply.NewScript(valid.script());
      case ParsedScript.Invalid(var problems) -> invalid(OptionalInt.empty(), summary(problems));
    };
  }

  /// The answer to anything later: what is no list of verbs lets the present one go on.
  static HookReply later(HttpOutcome outcome) {
    return judged(outcome, ReplyReader::laterScript);
  }

  /// The answer to what was only told: its body is not even looked at.
  static HookReply ignored(HttpOutcome outcome) {
    return judged(outcome, _ -> new HookReply.Nothing());
  }

  /// There is nobody to ask.
  static HookReply.Failed unreachable(String reason) {
    return new HookReply.Failed(reason, HookAlert.CONNECTION_FAILURE, OptionalInt.empty());
  }

  private static HookReply judged(HttpOutcome outcome, Function<Answered, HookReply> whenGood) {
    return switch (outcome) {
      case HttpOutcome.Failed(_, var reason) -> unreachable(reason);
      case Answered answered ->
          switch (answered.status()) {
            case 200, 202, 204 -> whenGood.apply(answered);
            case 401, 403 -> refused(answered, HookAlert.AUTH_FAILURE);
            case 404 -> refused(answered, HookAlert.URL_NOT_FOUND);
            default -> refused(answered, HookAlert.FAILURE);
          };
    };
  }

  private static HookReply refused(Answered answered, HookAlert alert) {
    var reason = "webhook answered with status " + answered.status();
    return new HookReply.Failed(reason, alert, OptionalInt.of(answered.status()));
  }

  private static HookReply firstScript(Answered answered) {
    var body = json(answered);
    if (body.isEmpty()) {
      return invalid(answered, MALFORMED + "the answer has no JSON");
    }
    return switch (Json.parse(body.get().bytes())) {
      case Parsed.Ok<Json>(Json.Arr(var items)) when items.isEmpty() ->
          invalid(answered, "no application provided");
      case Parsed.Ok<Json>(var value) -> script(answered, value);
      case Parsed.Malformed<Json> malformed -> notJson(answered, malformed);
    };
  }

  private static HookReply laterScript(Answered answered) {
    var body = json(answered);
    if (body.isEmpty()) {
      return new HookReply.Nothing();
    }
    return switch (Json.parse(body.get().bytes())) {
      case Parsed.Ok<Json>(Json.Arr array) when !array.items().isEmpty() -> script(answered, array);
      case Parsed.Ok<Json> _ -> new HookReply.Nothing();
      case Parsed.Malformed<Json> malformed -> notJson(answered, malformed);
    };
  }

  private static HookReply script(Answered answered, Json value) {
    return switch (VerbParser.parse(value)) {
      case ParsedScript.Valid valid -> new HookReply.NewScript(valid.script());
      case ParsedScript.Invalid(var problems) -> invalid(answered, summary(problems));
    };
  }

  private static HookReply notJson(Answered answered, Parsed.Malformed<Json> malformed) {
    return invalid(answered, MALFORMED + "the answer is no JSON: " + malformed.reason());
  }

  private static HookReply invalid(Answered answered, String reason) {
    return invalid(OptionalInt.of(answered.status()), reason);
  }

  private static HookReply invalid(OptionalInt status, String reason) {
    var cut = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    return new HookReply.Failed(cut, HookAlert.INVALID_PAYLOAD, status);
  }

  private static String summary(List<Problem> problems) {
    var more = problems.size() - 1;
    return problems.getFirst().print() + (more == 0 ? "" : " (and " + more + " more)");
  }

  /// The body, if it is declared as JSON and there is one.
  private static Optional<Payload> json(Answered answered) {
    var type = answered.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.contains("application/json") && answered.body().size() > 0
        ? Optional.of(answered.body())
        : Optional.empty();
  }
}
