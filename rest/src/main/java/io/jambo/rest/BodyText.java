package io.jambo.rest;

import io.jambo.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a body that was read back into JSON, for rules that stand elsewhere: those of the verbs.
final class BodyText {
  private BodyText() {}

  /// All that was said and is not null.
  static Json.Obj json(Body body) {
    var members = new java.util.LinkedHashMap<String, Json>();
    body.names().stream()
        .sorted()
        .map(name -> Map.entry(name, json(body.value(name))))
        .filter(member -> !(member.getValue() instanceof Json.Null))
        .forEach(member -> members.put(member.getKey(), member.getValue()));
    return new Json.Obj(members);
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> new Json.Null();
      case String text -> Json.of(text);
      case Boolean is -> Json.of(is);
      case Long number -> Json.of(number);
      case Json json -> json;
      case Body body -> json(body);
      default -> throw new IllegalStateException("no JSON: " + value.getClass());
    };
  }
}
