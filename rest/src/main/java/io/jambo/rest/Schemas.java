package io.jambo.rest;

import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Turns shapes into JSON Schema, as OpenAPI 3.1 has it. Objects stand once, by name.
final class Schemas {
  private static final String REFERENCE = "#/components/schemas/";

  private final Map<String, Json.Obj> components = new TreeMap<>();
  private final Map<String, Shape.Thing> names = new HashMap<>();
  private final Set<String> told;

  /// @param told names of the objects that are answered; one that is also read gets another name
  ///   there, since requests may say more than answers do
  Schemas(Set<String> told) {
    this.told = Set.copyOf(told);
  }

  /// All objects so far, by name.
  Json.Obj components() {
    return new Json.Obj(new TreeMap<String, Json>(components));
  }

  /// The schema of that shape.
  ///
  /// @param sent it is read, not told
  Json.Obj of(Shape shape, boolean sent) {
    return switch (shape) {
      case Shape.Text(int least, int most, var format) -> text(least, most, format);
      case Shape.Flag() -> sent ? anyOf(List.of(digit(), type("boolean"))) : digit();
      case Shape.Truth() -> type("boolean");
      case Shape.Whole(long least, long most) -> whole(least, most);
      case Shape.Decimal() -> type("number");
      case Shape.Moment() -> type("string").with("format", "date-time");
      case Shape.OneOf(var words, var _) ->
          type("string").with("enum", Json.array(words.stream().map(Json::of).toList()));
      case Shape.Reference _ -> type("string").with("format", "uuid");
      case Shape.Many(var item, int most) -> many(of(item, sent), most);
      case Shape.Thing thing -> reference(thing, sent);
      case Shape.Any() -> Json.object();
    };
  }

  /// Either the list or a page of it.
  Json.Obj listed(Shape.Many many) {
    var list = of(many, false);
    if (!(many.item() instanceof Shape.Thing thing)) {
      return list;
    }
    var name = thing.name() + "Page";
    var properties =
        Json.object()
            .with("total", type("integer"))
            .with("page", type("integer"))
            .with("page_size", type("integer"))
            .with("data", list);
    components.put(
        name,
        type("object")
            .with("required", Json.array(strings("total", "page", "page_size", "data")))
            .with("properties", properties));
    return anyOf(List.of(list, Json.object().with("$ref", REFERENCE + name)));
  }

  private Json.Obj reference(Shape.Thing thing, boolean sent) {
    var name = sent && told.contains(thing.name()) ? thing.name() + "Input" : thing.name();
    var known = names.putIfAbsent(name, thing);
    if (known == null) {
      components.put(name, object(thing, sent));
    } else if (!known.equals(thing)) {
      throw new IllegalStateException("two objects are named " + name);
    }
    return Json.object().with("$ref", REFERENCE + name);
  }

  private Json.Obj object(Shape.Thing thing, boolean sent) {
    var properties = Json.object();
    var required = new ArrayList<Json>();
    for (var member : thing.members()) {
      properties = properties.with(member.name(), member(member, sent));
      if (member.required()) {
        required.add(Json.of(member.name()));
      }
    }
    var schema = type("object").with("properties", properties);
    return required.isEmpty() ? schema : schema.with("required", Json.array(required));
  }

  private Json.Obj member(Member member, boolean sent) {
    var schema = of(member.shape(), sent);
    if (!member.nullable() || member.shape() instanceof Shape.Any) {
      return schema;
    }
    var type = schema.text("type");
    if (type.isEmpty() || schema.has("enum")) {
      return anyOf(List.of(schema, type("null")));
    }
    return schema.with("type", Json.array(strings(type.get(), "null")));
  }

  private static Json.Obj text(int least, int most, Shape.Format format) {
    var schema = type("string");
    if (!format.openApi().isEmpty()) {
      schema = schema.with("format", format.openApi());
    }
    if (format == Shape.Format.SID) {
      return schema;
    }
    if (least > 0) {
      schema = schema.with("minLength", least);
    }
    return most < Integer.MAX_VALUE ? schema.with("maxLength", most) : schema;
  }

  private static Json.Obj whole(long least, long most) {
    return type("integer").with("minimum", least).with("maximum", most);
  }

  private static Json.Obj many(Json.Obj item, int most) {
    var schema = type("array").with("items", item);
    return most < Integer.MAX_VALUE ? schema.with("maxItems", most) : schema;
  }

  private static Json.Obj digit() {
    return type("integer").with("enum", Json.array(Json.of(0), Json.of(1)));
  }

  private static Json.Obj anyOf(List<Json.Obj> schemas) {
    return Json.object().with("anyOf", Json.array(schemas));
  }

  private static Json.Obj type(String type) {
    return Json.object().with("type", type);
  }

  private static List<Json> strings(String... texts) {
    return List.of(texts).stream().map(Json::of).toList();
  }
}
