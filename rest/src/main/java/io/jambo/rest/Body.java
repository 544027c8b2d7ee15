package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A validated object of a request: the declared members that were there, each in its form. What
/// was not declared is not in it.
///
/// Texts, words, sids: String. Flags and truths: Boolean. Whole numbers: Long. Times: Instant.
/// Objects: Body. Arrays and the rest: [Json].
public final class Body {
  /// Nothing was said.
  public static final Body EMPTY = new Body(Map.of());

  private final Map<String, @Nullable Object> values;

  Body(Map<String, @Nullable Object> values) {
    this.values = values;
  }

  /// The names of all that was said.
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /// Whether that member was there, null or not.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// Whether that member was there and null.
  public boolean cleared(String name) {
    return values.containsKey(name) && values.get(name) == null;
  }

  /// That text or word.
  public Optional<String> text(String name) {
    return value(name, String.class);
  }

  /// That sid.
  public Optional<Sid> sid(String name) {
    return text(name).map(Sid::new);
  }

  /// That flag or truth.
  public Optional<Boolean> flag(String name) {
    return value(name, Boolean.class);
  }

  /// That whole number.
  public Optional<Long> whole(String name) {
    return value(name, Long.class);
  }

  /// That time.
  public Optional<Instant> moment(String name) {
    return value(name, Instant.class);
  }

  /// That object.
  public Optional<Body> body(String name) {
    return value(name, Body.class);
  }

  /// That array, number with a point, or value of any form.
  public Optional<Json> json(String name) {
    return value(name, Json.class);
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  /// The row with everything that was said of its columns; those within the platform are left
  /// alone, and so is its key.
  public Row onto(Row row) {
    var changed = row;
    for (var column : row.noun().columns()) {
      if (has(column.name()) && !column.inner() && !row.noun().keys().contains(column.name())) {
        changed = changed.with(column.name(), stored(column.kind(), values.get(column.name())));
      }
    }
    return changed;
  }

  private static @Nullable Object stored(Kind kind, @Nullable Object value) {
    return switch (value) {
      case String text when kind instanceof Kind.Sealed -> Secret.of(text);
      case Json json when kind instanceof Kind.Sealed -> Secret.of(json.print());
      case Json json -> json.print();
      case null, default -> value;
    };
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    return type.isInstance(values.get(name))
        ? Optional.of(type.cast(values.get(name)))
        : Optional.empty();
  }
}
