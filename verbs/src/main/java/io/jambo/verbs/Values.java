package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What an object's properties turned out to be, all of them well formed: what a record is made of.
final class Values {
  private final Json.Obj raw;
  private final Map<Property<?>, Object> read;

  Values(Json.Obj raw, Map<Property<?>, Object> read) {
    this.raw = raw;
    this.read = read;
  }

  /// The value of a property that was declared for this object.
  @SuppressWarnings("unchecked") // each value was read by its own key
  <T> T get(Property<T> property) {
    var value = read.get(property);
    if (value == null) {
      throw new IllegalArgumentException("declared elsewhere: " + property.names());
    }
    return (T) value;
  }

  /// The value of an optional whole number.
  OptionalInt intOf(Property<Optional<Integer>> property) {
    return get(property).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /// The value of an optional long number.
  OptionalLong longOf(Property<Optional<Long>> property) {
    return get(property).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /// The verb's id, a property that all verbs have.
  Optional<String> id() {
    return raw.text("id");
  }

  /// The object as it was written.
  Json.Obj raw() {
    return raw;
  }
}
