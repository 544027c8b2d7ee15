package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A noun as a table: the constant parts of its statements, and how its rows are read and written.
final class Table {
  private static final Map<Noun, Table> ALL = all();

  private final Noun noun;
  private final List<Column> columns;
  private final String select;
  private final String insert;
  private final boolean seals;

  private Table(Noun noun) {
    this.noun = noun;
    this.columns = noun.columns();
    this.select =
        columns.stream().map(Column::name).collect(Collectors.joining(", ", "select ", ""))
            + " from "
            + noun.name();
    this.insert =
        columns.stream()
                .map(Column::name)
                .collect(
                    Collectors.joining(", ", "insert into " + noun.name() + " (", ") values (?"))
            + ", ?".repeat(columns.size() - 1)
            + ")";
    this.seals = columns.stream().anyMatch(Column::atRestSealed);
  }

  static Table of(Noun noun) {
    var table = ALL.get(noun);
    if (table == null) {
      throw new IllegalArgumentException("no table of " + noun);
    }
    return table;
  }

  /// `select` with all columns, up to its condition.
  String select() {
    return select;
  }

  /// `select` with those columns, up to its condition.
  String select(List<String> some) {
    var names = some.stream().map(noun::column).map(Column::name).collect(Collectors.joining(", "));
    return "select " + names + " from " + noun.name();
  }

  /// `insert` of all columns.
  String insert() {
    return insert;
  }

  /// Whether a column of it is sealed.
  boolean seals() {
    return seals;
  }

  /// The row that the result stands on, its sealed columns opened.
  Row read(ResultSet result, Sealer sealer) throws SQLException {
    var values = new @Nullable Object[columns.size()];
    for (int place = 0; place < values.length; place++) {
      values[place] = value(result, place + 1, columns.get(place).kind());
    }
    var row = Row.read(noun, values);
    if (seals) {
      open(row, values, sealer);
    }
    return row;
  }

  /// The same with those columns only.
  Row read(ResultSet result, List<String> some) throws SQLException {
    var row = Row.empty(noun);
    for (int place = 0; place < some.size(); place++) {
      var column = noun.column(some.get(place));
      if (column.atRestSealed()) {
        throw new IllegalArgumentException("sealed columns are read with their row");
      }
      row = row.with(column.name(), value(result, place + 1, column.kind()));
    }
    return row;
  }

  /// What is written for a row: a value for each of its columns, in their order.
  List<@Nullable Object> written(Row row, Sealer sealer) {
    var values = new ArrayList<@Nullable Object>(columns.size());
    for (int place = 0; place < columns.size(); place++) {
      values.add(written(row, columns.get(place), row.value(place), sealer));
    }
    return values;
  }

  /// What is written for a value: sealed where the column is, checked against its bounds.
  @Nullable Object written(Row whole, Column column, Sealer sealer) {
    return written(whole, column, whole.value(column.name()), sealer);
  }

  private @Nullable Object written(
      Row whole, Column column, @Nullable Object value, Sealer sealer) {
    Bounds.check(noun, column, value);
    return value instanceof Secret secret
        ? sealer.seal(noun.ownerOf(whole), place(whole, column), secret.reveal())
        : value;
  }

  /// What identifies a row, in one word.
  String identity(Row row) {
    return noun.keys().stream()
        .map(key -> String.valueOf(row.value(key)))
        .collect(Collectors.joining(":"));
  }

  private void open(Row row, @Nullable Object[] values, Sealer sealer) {
    @Nullable Owner owner = null;
    for (int place = 0; place < values.length; place++) {
      var column = columns.get(place);
      if (column.atRestSealed() && values[place] instanceof String sealed) {
        owner = owner == null ? noun.ownerOf(row) : owner;
        var opened = sealer.open(owner, place(row, column), sealed);
        values[place] = opened.map(Secret::of).orElse(null);
      }
    }
  }

  /// Where a value lies; its seal opens nowhere else.
  String place(Row row, Column column) {
    return noun.name() + "." + column.name() + "." + identity(row);
  }

  private static @Nullable Object value(ResultSet result, int place, Kind kind)
      throws SQLException {
    return switch (kind) {
      case Kind.Flag _ -> {
        boolean flag = result.getInt(place) != 0;
        yield result.wasNull() ? null : (Object) flag;
      }
      case Kind.Whole _ -> {
        long whole = result.getLong(place);
        yield result.wasNull() ? null : (Object) whole;
      }
      case Kind.Moment _ -> {
        long millis = result.getLong(place);
        yield result.wasNull() ? null : Instant.ofEpochMilli(millis);
      }
      default -> result.getString(place);
    };
  }

  private static Map<Noun, Table> all() {
    var tables = new IdentityHashMap<Noun, Table>();
    Nouns.ALL.forEach(noun -> tables.put(noun, new Table(noun)));
    return tables;
  }

  /// Columns of other nouns that point to this one, with their nouns, in the order of [Nouns#ALL].
  static List<Pointer> pointersTo(Noun target) {
    var pointers = new ArrayList<Pointer>();
    for (var noun : Nouns.ALL) {
      for (var column : noun.columns()) {
        if (column.kind() instanceof Kind.Ref ref && ref.noun().equals(target.name())) {
          pointers.add(new Pointer(noun, column, ref.whenGone()));
        }
      }
    }
    return pointers;
  }

  /// A column that points to another noun.
  record Pointer(Noun noun, Column column, Kind.WhenGone whenGone) {}
}
