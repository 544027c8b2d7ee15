package io.jambo.testkit;

import io.jambo.wire.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// JSON as plain Java values, for assertions.
final class Plain {
  private Plain() {}

  static Map<String, Object> of(Json.Obj object) {
    var plain = new LinkedHashMap<String, Object>();
    object.members().forEach((name, value) -> plain.put(name, of(value)));
    return plain;
  }

  private static Object of(Json value) {
    return switch (value) {
      case Json.Obj object -> of(object);
      case Json.Arr(var items) -> list(items);
      case Json.Str(var text) -> text;
      case Json.Num(var number) -> number(number);
      case Json.Bool(var fact) -> fact;
      case Json.Null _ -> "null";
    };
  }

  private static List<Object> list(List<Json> items) {
    return items.stream().map(Plain::of).toList();
  }

  private static Object number(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        ? (Object) number.longValueExact()
        : (Object) number.doubleValue();
  }
}
