package io.jambo.interop;

import io.jambo.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The verbs of the open-source edition (`@jambonz/verb-specifications`), turned into the form of
/// [Schemas]: `"object|string"` becomes two types, `"#say"` the properties of `say`.
final class Specs {
  private static final Path FILE =
      Path.of("sdk/node_modules/@jambonz/verb-specifications/specs.json");

  /// Components refer to each other in a circle (a listen may hold a transcribe).
  private static final int DEEPEST = 9;

  private final Json.Obj all = Schemas.read(FILE);

  /// Those entries that are verbs here too, by name.
  Map<String, Schemas.Node> verbs(List<String> names) {
    var verbs = new LinkedHashMap<String, Schemas.Node>();
    for (var name : names) {
      if (all.has(name)) {
        verbs.put(name, Schemas.of(component(name, DEEPEST)));
      }
    }
    return verbs;
  }

  private Json.Obj component(String name, int depth) {
    var spec = all.object(name);
    if (spec.isEmpty() || depth == 0) {
      return Json.object().with("type", "object");
    }
    var properties = Json.object();
    for (var entry : spec.get().object("properties").orElseThrow().members().entrySet()) {
      properties = properties.with(entry.getKey(), property(entry.getValue(), depth));
    }
    return Json.object()
        .with("type", "object")
        .with("properties", properties)
        .with("required", new Json.Arr(spec.get().items("required")));
  }

  private Json.Obj property(Json type, int depth) {
    return switch (type) {
      case Json.Str(var text) when text.startsWith("#") -> component(text.substring(1), depth - 1);
      case Json.Str(var text) -> Json.object().with("type", types(text));
      case Json.Arr(var items) ->
          Json.object().with("type", "array").with("items", property(items.getFirst(), depth));
      case Json.Obj object when object.text("type").orElse("").equals("array") ->
          Json.object().with("type", "array").with("items", object.with("type", "string"));
      case Json other -> other instanceof Json.Obj object ? object : Json.object();
    };
  }

  private static Json types(String text) {
    var types = new ArrayList<Json>();
    for (var type : List.of(text.split("\\|"))) {
      types.add(new Json.Str(type.strip()));
    }
    return new Json.Arr(types);
  }
}
