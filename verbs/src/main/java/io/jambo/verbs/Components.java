package io.jambo.verbs;

import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The objects that nobody here reads, as a table (`components.txt`): their members are checked,
/// and they are handed on as they were written.
final class Components {
  private static final String TABLE = "components.txt";
  private static final String LIST_OF = "list of ";

  /// Larger than any number that a vendor asks for.
  private static final double LARGEST = 1e12;

  private static final Map<String, Type<Json.Obj>> TYPES = read();

  private Components() {}

  /// The declaration of that name.
  static Type<Json.Obj> named(String name) {
    var type = TYPES.get(name);
    if (type == null) {
      throw new IllegalArgumentException("not in the table: " + name);
    }
    return type;
  }

  private static Map<String, Type<Json.Obj>> read() {
    var types = new HashMap<String, Type<Json.Obj>>();
    for (var line : nested(lines(), 0)) {
      types.put(line.name(), object(line.members()));
    }
    return Map.copyOf(types);
  }

  private static List<String> lines() {
    try (var table = Components.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException("no " + TABLE);
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The lines of that depth, each with what is indented below it.
  private static List<Line> nested(List<String> lines, int depth) {
    var starts = new ArrayList<Integer>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).charAt(depth * 2) != ' ') {
        starts.add(i);
      }
    }
    starts.add(lines.size());
    var nested = new ArrayList<Line>();
    for (int i = 0; i + 1 < starts.size(); i++) {
      var below = lines.subList(starts.get(i) + 1, starts.get(i + 1));
      nested.add(line(lines.get(starts.get(i)).strip(), nested(below, depth + 1)));
    }
    return nested;
  }

  private static Line line(String text, List<Line> members) {
    int end = text.indexOf(' ') < 0 ? text.length() : text.indexOf(' ');
    var name = text.substring(0, end).replace(":", "");
    var words = text.substring(end).strip();
    Type<?> type =
        members.isEmpty()
            ? oneOf(words)
            : words.isEmpty() ? object(members) : Types.listOf(object(members));
    return new Line(name.replace("*", ""), name.endsWith("*"), type, members);
  }

  private static Type<Json.Obj> object(List<Line> members) {
    return members.isEmpty()
        ? Types.object()
        : Shape.asWritten(with -> members.forEach(member -> member.among(with)));
  }

  /// One of several types, told apart by what the JSON is.
  private static Type<?> oneOf(String words) {
    var kinds = Arrays.stream(words.split(", ")).map(Components::simple).toList();
    if (kinds.size() == 1) {
      return kinds.getFirst();
    }
    var expected = String.join(" or ", kinds.stream().<String>map(Type::words).toList());
    return Type.of(
        expected,
        (json, at) -> {
          for (var kind : kinds) {
            if (kind.read(json, Place.root(new Report())).isPresent()) {
              return Optional.of(json);
            }
          }
          return at.<Json>refuse(json, expected);
        });
  }

  private static Type<?> simple(String word) {
    return switch (word) {
      case "text" -> Types.text();
      case "flag" -> Types.bool();
      case "number" -> Numbers.number(-LARGEST, LARGEST);
      case "object" -> Types.object();
      case "list" -> Types.listOf(Types.anything());
      case "anything" -> Types.anything();
      default ->
          word.startsWith(LIST_OF)
              ? Types.listOf(simple(word.substring(LIST_OF.length())))
              : Types.oneOf(word.split("\\|"));
    };
  }

  /// One member.
  private record Line(String name, boolean required, Type<?> type, List<Line> members) {
    void among(Members with) {
      if (required) {
        with.required(name, type);
      } else {
        with.optional(name, type);
      }
    }
  }
}
