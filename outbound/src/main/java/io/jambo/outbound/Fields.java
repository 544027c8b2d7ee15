package io.jambo.outbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// HTTP header fields in their order.
public record Fields(List<Field> list) {
  /// No fields.
  public static final Fields NONE = new Fields(List.of());

  /// Keeps its own copy.
  public Fields {
    list = List.copyOf(list);
  }

  /// The first value under that name, in any case.
  public Optional<String> first(String name) {
    for (var field : list) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /// With one more field at the end.
  public Fields with(String name, String value) {
    var longer = new ArrayList<>(list);
    longer.add(new Field(name, value));
    return new Fields(longer);
  }

  /// Without the fields of that name.
  public Fields without(String name) {
    return new Fields(list.stream().filter(field -> !field.name().equalsIgnoreCase(name)).toList());
  }
}
