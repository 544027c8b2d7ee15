package io.jambo.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads what a test writes; single quotes stand for double ones, so that JSON is readable.
final class Scripts {
  private Scripts() {}

  static ParsedScript parse(String json) {
    return VerbParser.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  static ParsedScript.Valid valid(String json) {
    var parsed = parse(json);
    assertThat(parsed).isInstanceOf(ParsedScript.Valid.class);
    return (ParsedScript.Valid) parsed;
  }

  /// The only verb of the array that holds this one.
  static Verb verb(String json) {
    var verbs = valid("[" + json + "]").script().verbs();
    assertThat(verbs).hasSize(1);
    return verbs.getFirst();
  }

  static <V extends Verb> V verb(Class<V> type, String json) {
    return type.cast(verb(json));
  }

  /// What is wrong with an application, printed.
  static List<String> problems(String json) {
    return switch (parse(json)) {
      case ParsedScript.Valid _ -> List.of();
      case ParsedScript.Invalid(var problems) -> problems.stream().map(Problem::print).toList();
    };
  }

  /// What is wrong with the one verb, without the pointer of the array's first item.
  static List<String> wrongWith(String verb) {
    return problems("[" + verb + "]").stream().map(line -> line.replaceFirst("^/0", "")).toList();
  }
}
