package io.jambo.rest;

import io.jambo.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which variables an application takes, as its hook says (rest-api.md 7.1).
record EnvSchema(Json.Obj json) {
  private static final Set<String> TYPES = Set.of("string", "number", "boolean");

  /// The schema, when it is one.
  static Optional<EnvSchema> of(Json answer) {
    boolean valid =
        answer instanceof Json.Obj object
            && !object.members().isEmpty()
            && object.members().entrySet().stream().allMatch(EnvSchema::valid);
    return valid ? Optional.of(new EnvSchema((Json.Obj) answer)) : Optional.empty();
  }

  private static boolean valid(Map.Entry<String, Json> entry) {
    return plain(entry.getKey())
        && entry.getValue() instanceof Json.Obj variable
        && TYPES.contains(variable.text("type").orElse(""))
        && variable.text("description").isPresent()
        && truth(variable, "required")
        && truth(variable, "obscure")
        && (variable.get("enum").isEmpty() || variable.get("enum").get() instanceof Json.Arr);
  }

  private static boolean truth(Json.Obj variable, String name) {
    return variable.get(name).isEmpty() || variable.flag(name).isPresent();
  }

  private static boolean plain(String key) {
    return !key.isEmpty()
        && key.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
  }

  /// What is wrong with these variables, if anything; those that it does not know are kept.
  Optional<String> problem(Json.Obj variables) {
    for (var entry : json.members().entrySet()) {
      var declared = (Json.Obj) entry.getValue();
      var given = variables.get(entry.getKey());
      if (given.isEmpty()) {
        if (declared.flag("required").orElse(false)) {
          return Optional.of(entry.getKey() + ": is missing");
        }
      } else if (!fits(declared, given.get())) {
        return Optional.of(entry.getKey() + ": is not what the application takes");
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Json.Obj declared, Json given) {
    boolean typed =
        switch (declared.text("type").orElse("")) {
          case "string" -> given instanceof Json.Str;
          case "number" -> given instanceof Json.Num;
          default -> given instanceof Json.Bool;
        };
    var words = declared.items("enum");
    return typed && (words.isEmpty() || words.contains(given));
  }
}
