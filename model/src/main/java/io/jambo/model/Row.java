package io.jambo.model;

import io.jambo.kit.Sid;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The values of one row of a noun, immutable; a column without a value is null. Its text form
/// names the noun only: a row may hold what no log may.
public final class Row {
  /// In the place of a column of which nothing is said.
  private enum Unsaid {
    HERE
  }

  private final Noun noun;

  /// In the order of the noun's columns.
  private final @Nullable Object[] values;

  /// As it was last read, or each of its readers would check it once more.
  private @Nullable Sid sid;

  private Row(Noun noun, @Nullable Object[] values) {
    this.noun = noun;
    this.values = values;
  }

  /// A new row with the fallbacks of its columns.
  public static Row fresh(Noun noun) {
    var row = empty(noun);
    for (int place = 0; place < row.values.length; place++) {
      var fallback = noun.columns().get(place).fallback();
      if (fallback.isPresent()) {
        row.values[place] = fallback.get();
      }
    }
    return row;
  }

  /// A row, or the changes of one, that says nothing yet.
  public static Row empty(Noun noun) {
    var values = new @Nullable Object[noun.columns().size()];
    Arrays.fill(values, Unsaid.HERE);
    return new Row(noun, values);
  }

  /// A row of these values, as the store reads it; the array is not copied and must not change.
  ///
  /// @param values in the order of the columns: String, Long, Boolean, Instant, Secret or null
  /// @throws IllegalArgumentException when they are not as many as the columns
  public static Row read(Noun noun, @Nullable Object[] values) {
    if (values.length != noun.columns().size()) {
      throw new IllegalArgumentException(noun + " has another number of columns");
    }
    return new Row(noun, values);
  }

  /// A row of these values by column name, as the store reads it: nothing is checked.
  public static Row read(Noun noun, Map<String, @Nullable Object> values) {
    var row = empty(noun);
    values.forEach((column, value) -> row.values[noun.place(column)] = value);
    return row;
  }

  /// The same with another value in that column.
  ///
  /// @throws IllegalArgumentException when the noun has no such column, or it holds other things
  public Row with(String column, @Nullable Object value) {
    int place = noun.place(column);
    check(noun.columns().get(place), value);
    var copy = values.clone();
    copy[place] = value instanceof Sid sid ? sid.value() : value;
    return new Row(noun, copy);
  }

  /// The same with the values that the other row of this noun has something to say of.
  ///
  /// @throws IllegalArgumentException when it is of another noun
  public Row with(Row changes) {
    if (changes.noun != noun) {
      throw new IllegalArgumentException(changes + " does not change " + this);
    }
    var copy = values.clone();
    for (int place = 0; place < copy.length; place++) {
      if (changes.says(place)) {
        copy[place] = changes.values[place];
      }
    }
    return new Row(noun, copy);
  }

  /// What it is a row of.
  public Noun noun() {
    return noun;
  }

  /// Every value that was said, null or not, by column name, in the order of the columns.
  public Map<String, @Nullable Object> values() {
    return new Said();
  }

  /// The value of that column; null also when nothing was said of it.
  ///
  /// @throws IllegalArgumentException when the noun has no such column
  public @Nullable Object value(String column) {
    return value(noun.place(column));
  }

  /// The same of the column at that place among the noun's: for who goes through all of them.
  public @Nullable Object value(int place) {
    return says(place) ? values[place] : null;
  }

  /// Shows every value that was said, null or not, with its column, in the order of the columns.
  public void each(BiConsumer<Column, @Nullable Object> reader) {
    for (int place = 0; place < values.length; place++) {
      if (says(place)) {
        reader.accept(noun.columns().get(place), values[place]);
      }
    }
  }

  /// Whether it says something of that column, if only null.
  public boolean has(String column) {
    int place = noun.placeOf(column);
    return place >= 0 && says(place);
  }

  private boolean says(int place) {
    return !(values[place] instanceof Unsaid);
  }

  /// Its own identifier.
  public Sid sid() {
    var known = sid;
    if (known == null) {
      known =
          id(noun.key())
              .orElseThrow(
                  () -> new IllegalStateException("a row of " + noun + " without its key"));
      sid = known;
    }
    return known;
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
    return Optional.ofNullable(type.cast(value(column)));
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
    return other instanceof Row row && row.noun == noun && Arrays.equals(row.values, values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "a row of " + noun;
  }

  /// What was said, as a map; no part of it is copied.
  private final class Said extends AbstractMap<String, @Nullable Object> {
    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return new Entries();
    }

    @Override
    public boolean containsKey(@Nullable Object column) {
      return column instanceof String name && has(name);
    }

    @Override
    public @Nullable Object get(@Nullable Object column) {
      return column instanceof String name && has(name) ? value(name) : null;
    }
  }

  private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {
    @Override
    public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
      return IntStream.range(0, values.length)
          .filter(Row.this::says)
          .mapToObj(place -> entry(noun.columns().get(place).name(), values[place]))
          .iterator();
    }

    @Override
    public int size() {
      return (int) IntStream.range(0, values.length).filter(Row.this::says).count();
    }

    private Map.Entry<String, @Nullable Object> entry(String column, @Nullable Object value) {
      return new AbstractMap.SimpleImmutableEntry<>(column, value);
    }
  }
}
