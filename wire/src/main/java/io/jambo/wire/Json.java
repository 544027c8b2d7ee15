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
      members = KeptMembers.of(members);
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

    /// Whether that member is there, null or not.
    public boolean has(String name) {
      return members.containsKey(name);
    }

    /// That member when it is a number.
    public Optional<BigDecimal> number(String name) {
      return get(name)
          .flatMap(value -> value instanceof Num(var is) ? Optional.of(is) : Optional.empty());
    }

    /// That member when it is a boolean.
    public Optional<Boolean> flag(String name) {
      return get(name)
          .flatMap(value -> value instanceof Bool(var is) ? Optional.of(is) : Optional.empty());
    }

    /// That member when it is an object.
    public Optional<Obj> object(String name) {
      return get(name)
          .flatMap(value -> value instanceof Obj is ? Optional.of(is) : Optional.empty());
    }

    /// The items of that member when it is an array; none otherwise.
    public List<Json> items(String name) {
      return get(name)
          .map(value -> value instanceof Arr(var is) ? is : List.<Json>of())
          .orElse(List.of());
    }

    /// Without that member.
    public Obj without(String name) {
      return new Members(this).without(name).object();
    }

    /// With that member set, in its old place or at the end.
    public Obj with(String name, Json value) {
      return new Obj(KeptMembers.of(members).with(name, value));
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
      return new Members(this).withAll(other).object();
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

  /// A string.
  static Json of(String value) {
    return new Str(value);
  }

  /// A number.
  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  /// A boolean.
  static Json of(boolean value) {
    return new Bool(value);
  }

  /// An array of these.
  static Arr array(Json... items) {
    return new Arr(List.of(items));
  }

  /// An array of these.
  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
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
