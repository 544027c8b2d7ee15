package io.jambo.interop;

import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The official JSON schemas of the verbs (`@jambonz/schema`), as far as the comparison needs them:
/// references resolved, properties found, samples made.
final class Schemas {
  private static final Path VERBS = Path.of("sdk/node_modules/@jambonz/schema/verbs");

  /// Where a file is not called as its verb.
  private static final Map<String, String> NAMES =
      Map.of(
          "rest_dial", "rest:dial",
          "sip-decline", "sip:decline",
          "sip-refer", "sip:refer",
          "sip-request", "sip:request");

  private static final String ENDING = ".schema.json";

  private final Path folder;
  private final Json.Obj root;

  private Schemas(Path folder, Json.Obj root) {
    this.folder = folder;
    this.root = root;
  }

  /// Every verb's, by the name of the verb.
  static Map<String, Node> verbs() {
    var verbs = new LinkedHashMap<String, Node>();
    try (Stream<Path> files = Files.list(VERBS)) {
      files
          .sorted()
          .forEach(file -> {
            var root = read(file);
            var name = file.getFileName().toString().replace(ENDING, "");
            verbs.put(NAMES.getOrDefault(name, name), new Node(new Schemas(VERBS, root), root));
          });
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return verbs;
  }

  /// A schema that was made by hand, without references.
  static Node of(Json.Obj schema) {
    return new Node(new Schemas(VERBS, schema), schema);
  }

  static Json.Obj read(Path file) {
    try {
      return switch (Json.parse(Files.readAllBytes(file))) {
        case Parsed.Ok<Json>(Json.Obj object) -> object;
        case Parsed<Json> other -> throw new AssertionError(file + ": " + other);
      };
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private Node follow(String reference) {
    if (reference.startsWith("#/$defs/")) {
      var found = root.object("$defs").flatMap(defs -> defs.object(reference.substring(8)));
      return new Node(this, found.orElseThrow());
    }
    var file = folder.resolve(reference + ENDING).normalize();
    var other = read(file);
    return new Node(new Schemas(file.resolveSibling("").normalize(), other), other);
  }

  /// One schema within a file.
  record Node(Schemas file, Json.Obj schema) {
    /// The schemas that this one is made of: itself, what it refers to, its parts and alternatives.
    Stream<Node> parts() {
      var referred = schema.text("$ref").map(file::follow).stream().flatMap(Node::parts);
      var combined =
          Stream.of("allOf", "oneOf", "anyOf").flatMap(word -> list(word)).flatMap(Node::parts);
      return Stream.concat(Stream.of(this), Stream.concat(referred, combined));
    }

    /// Every property in any of the parts.
    Map<String, Node> properties() {
      var all = new LinkedHashMap<String, Node>();
      parts()
          .forEach(part ->
              part.schema
                  .object("properties")
                  .ifPresent(members ->
                      members
                          .members()
                          .forEach((name, json) -> {
                            if (json instanceof Json.Obj object) {
                              all.putIfAbsent(name, new Node(part.file, object));
                            }
                          })));
      return all;
    }

    /// What has to be there, whichever alternative is taken.
    List<String> required() {
      var object = parts().filter(part -> part.schema.get("properties").isPresent()).findFirst();
      return Stream.concat(always(), object.stream())
          .flatMap(part -> texts(part.schema, "required"))
          .distinct()
          .toList();
    }

    /// The words it may be; empty when it is no enum.
    List<String> words() {
      return parts().flatMap(part -> texts(part.schema, "enum")).distinct().toList();
    }

    /// The schema of an array's items.
    Optional<Node> items() {
      return parts()
          .flatMap(part -> part.schema.object("items").stream().map(it -> new Node(part.file, it)))
          .findFirst();
    }

    boolean may(String type) {
      return parts()
          .anyMatch(part ->
              part.schema.text("type").equals(Optional.of(type))
                  || texts(part.schema, "type").anyMatch(type::equals));
    }

    /// Something of a type that it may not be; empty when it may be anything.
    Optional<Json> wrong() {
      boolean typed = parts().anyMatch(part -> part.schema.get("type").isPresent());
      if (!typed && parts().noneMatch(part -> part.schema.get("const").isPresent())) {
        return Optional.empty();
      }
      if (!may("array")) {
        return Optional.of(new Json.Arr(List.of()));
      }
      return may("boolean") ? Optional.empty() : Optional.of(new Json.Bool(true));
    }

    /// Something that it may be.
    Json sample() {
      var fixed = parts().flatMap(part -> part.schema.get("const").stream()).findFirst();
      if (fixed.isPresent()) {
        return fixed.get();
      }
      if (!words().isEmpty() && may("string")) {
        return new Json.Str(words().getFirst());
      }
      if (may("string")) {
        return new Json.Str("https://example.com/a");
      }
      if (may("boolean")) {
        return new Json.Bool(true);
      }
      if (may("number") || may("integer")) {
        return parts()
            .flatMap(part -> part.schema.get("minimum").stream())
            .findFirst()
            .orElse(new Json.Num(BigDecimal.ONE));
      }
      if (may("array")) {
        return new Json.Arr(items().map(Node::sample).stream().toList());
      }
      return object();
    }

    /// The smallest object that it may be.
    Json.Obj object() {
      var object = Json.object();
      for (var name : required()) {
        var property = properties().get(name);
        object = object.with(name, property == null ? new Json.Str("a") : property.sample());
      }
      return object;
    }

    /// The parts that hold whichever alternative is taken.
    private Stream<Node> always() {
      var referred = schema.text("$ref").map(file::follow).stream();
      var inner = Stream.concat(referred, list("allOf")).flatMap(Node::always);
      return Stream.concat(Stream.of(this), inner);
    }

    private Stream<Node> list(String word) {
      return schema.get(word).stream()
          .flatMap(json -> json instanceof Json.Arr(var items) ? items.stream() : Stream.empty())
          .filter(Json.Obj.class::isInstance)
          .map(json -> new Node(file, (Json.Obj) json));
    }

    private static Stream<String> texts(Json.Obj schema, String word) {
      return schema.get(word).stream()
          .flatMap(json -> json instanceof Json.Arr(var items) ? items.stream() : Stream.empty())
          .flatMap(json -> json instanceof Json.Str(var text) ? Stream.of(text) : Stream.empty());
    }
  }
}
