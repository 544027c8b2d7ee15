package io.jambo.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value as immutable data. Objects keep the order of their members.
public sealed interface Json {
  /// An object; a name that is written twice makes the text malformed.
  record Obj(Map<String, Json> members) implements Json {
    /// Keeps its own copy, in order.
    public Obj {
      members = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(members));
    }

    /// That member, if it is there and not null.
    public Optional<Json> get(String name) {
      var value = members.get(name);
      return value == null || value instanceof Null ? Optional.empty() : Optional.of(value);
    }

    /// That member when it is a string.
    public Optional<String> text(String name) {
      return get(name)
          .flatMap(value -> value instanceof Str(var text) ? Optional.of(text) : Optional.empty());
    }

    /// With that member set, in its old place or at the end.
    public Obj with(String name, Json value) {
      var changed = new java.util.LinkedHashMap<>(members);
      changed.put(name, value);
      return new Obj(changed);
    }

    /// With a string member.
    public Obj with(String name, String value) {
      return with(name, new Str(value));
    }

    /// With a number member.
    public Obj with(String name, long value) {
      return with(name, new Num(BigDecimal.valueOf(value)));
    }

    /// With a boolean member.
    public Obj with(String name, boolean value) {
      return with(name, new Bool(value));
    }

    /// With all members of the other one, which win.
    public Obj withAll(Obj other) {
      var changed = new java.util.LinkedHashMap<>(members);
      changed.putAll(other.members);
      return new Obj(changed);
    }
  }

  /// An array.
  record Arr(List<Json> items) implements Json {
    /// Keeps its own copy.
    public Arr {
      items = List.copyOf(items);
    }
  }

  /// A string.
  record Str(String value) implements Json {}

  /// A number, exactly as written.
  record Num(BigDecimal value) implements Json {}

  /// A boolean.
  record Bool(boolean value) implements Json {}

  /// The null value.
  record Null() implements Json {}

  /// The empty object, to build from.
  static Obj object() {
    return new Obj(Map.of());
  }

  /// Parses a text in UTF-8, bounded by [Bounds#JSON_DEPTH] and [Bounds#JSON_ENTRIES].
  static Parsed<Json> parse(byte[] text) {
    return JsonCodec.parse(text);
  }

  /// Parses a text.
  static Parsed<Json> parse(String text) {
    return JsonCodec.parse(text);
  }

  /// The compact text.
  default String print() {
    return JsonCodec.print(this);
  }
}
