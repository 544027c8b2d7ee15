package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads whole tables as they lie, within one transaction: one state of the database, which nobody
/// who writes has to wait for. Rows come a stretch at a time.
final class Copying {
  private static final int STRETCH = 500;

  private final Sql sql;

  Copying(Sql sql) {
    this.sql = sql;
  }

  /// Copies a table, in the order of its key.
  void copy(Noun noun, CopyWriter to) {
    var columns = noun.columns();
    to.table(noun, columns);
    var text = Table.of(noun).select() + " order by " + String.join(", ", noun.keys());
    try (var statement = sql.connection().createStatement()) {
      statement.setFetchSize(STRETCH);
      try (var rows = statement.executeQuery(text)) {
        while (rows.next()) {
          to.row(values(rows, columns));
        }
      }
    } catch (SQLException fault) {
      throw sql.dialect().meaning(fault, false);
    }
  }

  private static List<Json> values(ResultSet row, List<Column> columns) throws SQLException {
    var values = new ArrayList<Json>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(row, i + 1, columns.get(i).kind()));
    }
    return values;
  }

  private static Json value(ResultSet row, int place, Kind kind) throws SQLException {
    if (kind instanceof Kind.Flag || kind instanceof Kind.Whole || kind instanceof Kind.Moment) {
      long number = row.getLong(place);
      return row.wasNull() ? new Json.Null() : Json.of(number);
    }
    var text = row.getString(place);
    return text == null ? new Json.Null() : Json.of(text);
  }
}
