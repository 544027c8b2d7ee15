package io.jambo.model;

import io.jambo.kit.Sid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of one row of a noun, immutable; a column without a value is null. Its text form
/// names the noun only: a row may hold what no log may.
public final class Row {
  private final Noun noun;
  private final Map<String, @Nullable Object> values;

  private Row(Noun noun, Map<String, @Nullable Object> values) {
    this.noun = noun;
    this.values = values;
  }

  /// A new row with the fallbacks of its columns.
  public static Row fresh(Noun noun) {
    var row = empty(noun);
    for (var column : noun.columns()) {
      if (column.fallback().isPresent()) {
        row = row.with(column.name(), column.fallback().get());
      }
    }
    return row;
  }

  /// A row, or the changes of one, that says nothing yet.
  public static Row empty(Noun noun) {
    return new Row(noun, Map.of());
  }

  /// A row of these values, as the store reads it; the map is not copied and must not change.
  ///
  /// @param values by column name: String, Long, Boolean, Instant, Secret or null
  public static Row read(Noun noun, Map<String, @Nullable Object> values) {
    return new Row(noun, values);
  }

  /// The same with another value in that column.
  ///
  /// @throws IllegalArgumentException when the noun has no such column, or it holds other things
  public Row with(String column, @Nullable Object value) {
    check(noun.column(column), value);
    var copy = new LinkedHashMap<String, @Nullable Object>(values);
    copy.put(column, value instanceof Sid sid ? sid.value() : value);
    return new Row(noun, copy);
  }

  /// The same with the values that the other row has something to say of.
  public Row with(Row changes) {
    var copy = new LinkedHashMap<String, @Nullable Object>(values);
    copy.putAll(changes.values);
    return new Row(noun, copy);
  }

  /// What it is a row of.
  public Noun noun() {
    return noun;
  }

  /// Every value that was said, null or not, by column name.
  public Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }

  /// Whether it says something of that column, if only null.
  public boolean has(String column) {
    return values.containsKey(column);
  }

  /// Its own identifier.
  public Sid sid() {
    return id(noun.key())
        .orElseThrow(() -> new IllegalStateException("a row of " + noun + " without its key"));
  }

  /// The identifier in that column.
  public Optional<Sid> id(String column) {
    return text(column).map(Sid::new);
  }

  /// The text in that column: also a word, JSON or an identifier.
  public Optional<String> text(String column) {
    return value(column, String.class);
  }

  /// Whether that flag is set.
  public boolean flag(String column) {
    return value(column, Boolean.class).orElse(false);
  }

  /// The whole number in that column.
  public Optional<Long> whole(String column) {
    return value(column, Long.class);
  }

  /// The moment in that column.
  public Optional<Instant> moment(String column) {
    return value(column, Instant.class);
  }

  /// What is sealed in that column, opened.
  public Optional<Secret> secret(String column) {
    return value(column, Secret.class);
  }

  private <T> Optional<T> value(String column, Class<T> type) {
    var value = values.get(column);
    if (value == null) {
      noun.column(column);
      return Optional.empty();
    }
    return Optional.of(type.cast(value));
  }

  private static void check(Column column, @Nullable Object value) {
    boolean fits =
        value == null
            || switch (column.kind()) {
              case Kind.Text _, Kind.OneOf _, Kind.JsonText _ -> value instanceof String;
              case Kind.Id _, Kind.Ref _ -> value instanceof String || value instanceof Sid;
              case Kind.Flag _ -> value instanceof Boolean;
              case Kind.Whole _ -> value instanceof Long;
              case Kind.Moment _ -> value instanceof Instant;
              case Kind.Sealed _ -> value instanceof Secret;
            };
    if (!fits) {
      throw new IllegalArgumentException("not what " + column.name() + " holds");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && row.noun == noun && row.values.equals(values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "a row of " + noun;
  }
}
