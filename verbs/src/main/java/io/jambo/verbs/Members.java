package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Declares the properties of one object, in the order of the specification. Lives while a [Shape]
/// is built.
///
/// A name may carry older spellings, as in `"listen|stream"`: the first one that is present counts.
final class Members {
  private final List<Property<?>> properties = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  /// A property that must be there.
  <T> Property<T> required(String names, Type<T> type) {
    return add(
        new Property<>(
            names,
            type.words(),
            true,
            (json, at) ->
                json.filter(value -> !type.absent(value))
                    .map(value -> type.read(value, at))
                    .orElseGet(() -> at.refuse("is missing", type.words()))));
  }

  /// A property that may be left out.
  <T> Property<Optional<T>> optional(String names, Type<T> type) {
    return optional(names, type.map(Optional::of), Optional.empty());
  }

  /// A property that means this when it is left out.
  <T> Property<T> optional(String names, Type<T> type, T otherwise) {
    return add(
        new Property<>(
            names,
            type.words(),
            false,
            (json, at) ->
                json.filter(value -> !type.absent(value))
                    .map(value -> type.read(value, at))
                    .orElseGet(() -> Optional.of(otherwise))));
  }

  /// A rule over several properties, as they were written; a breach is reported at that member.
  void must(Predicate<Json.Obj> holds, String member, String wrong, String expected) {
    rules.add(new Rule(holds, member, wrong, expected));
  }

  List<Property<?>> properties() {
    return List.copyOf(properties);
  }

  List<Rule> rules() {
    return List.copyOf(rules);
  }

  private <T> Property<T> add(Property<T> property) {
    properties.add(property);
    return property;
  }

  /// What must hold between properties, whether or not each is well formed by itself.
  record Rule(Predicate<Json.Obj> holds, String member, String wrong, String expected) {}
}
