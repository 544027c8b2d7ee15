package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.Payload;
import io.jambo.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A text message on its way to an HTTP provider (rest-api.md 11.3).
record OutgoingMessage(Sid sid, String from, String to, Optional<String> text, List<String> media) {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final int MOST_ANSWER = 64 * 1_024;
  private static final Limits LIMITS = new Limits(CONNECT, TOTAL, TOTAL, MOST_ANSWER, MOST_ANSWER);

  /// What the provider is sent.
  HttpRequest request(Row provider, String account) {
    var fields = Fields.NONE.with("Content-Type", "application/json");
    var login = login(provider);
    if (login.isPresent()) {
      fields = fields.with("Authorization", login.get());
    }
    return HttpRequest.post(
        provider.text("url").orElse(""), fields, Payload.of(body(provider)), LIMITS, account);
  }

  private static Optional<String> login(Row provider) {
    var bearer =
        provider.secret("bearer_token").map(Secret::reveal).map(token -> "Bearer " + token);
    return bearer.or(() ->
        provider
            .text("username")
            .map(user -> user + ":" + provider.secret("password").map(Secret::reveal).orElse(""))
            .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
            .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair)));
  }

  private String body(Row provider) {
    var template = provider.text("body_template").flatMap(text -> Json.parse(text).ok());
    return template.map(this::filled).orElseGet(this::plain).print();
  }

  private Json plain() {
    var json = Json.object().with("message_sid", sid.value()).with("from", from).with("to", to);
    if (text.isPresent()) {
      json = json.with("text", text.get());
    }
    return media.isEmpty()
        ? json
        : json.with("media", Json.array(media.stream().map(Json::of).toList()));
  }

  /// The template with the values in place of their names; nothing else in it is looked at.
  private Json filled(Json template) {
    return switch (template) {
      case Json.Str(var words) -> Json.of(filled(words));
      case Json.Arr(var items) -> Json.array(items.stream().map(this::filled).toList());
      case Json.Obj(var members) -> {
        var all = new LinkedHashMap<String, Json>();
        members.forEach((name, value) -> all.put(name, filled(value)));
        yield new Json.Obj(all);
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> template;
    };
  }

  /// One pass, so that a value with a name in it stays as it is.
  private String filled(String words) {
    var values =
        Map.of(
            "message_sid", sid.value(),
            "from", from,
            "to", to,
            "text", text.orElse(""),
            "media", String.join(",", media));
    var out = new StringBuilder();
    int at = 0;
    while (at < words.length()) {
      int open = words.indexOf("{{", at);
      int close = open < 0 ? -1 : words.indexOf("}}", open);
      var value = close < 0 ? null : values.get(words.substring(open + 2, close));
      if (open < 0) {
        return out.append(words.substring(at)).toString();
      }
      out.append(words, at, open).append(value == null ? "{{" : value);
      at = value == null ? open + 2 : close + 2;
    }
    return out.toString();
  }

  /// Nothing personal.
  @Override
  public String toString() {
    return "message " + sid;
  }
}
