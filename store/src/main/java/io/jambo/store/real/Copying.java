package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
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

  /// Is given the rows of a table, one after the other.
  interface Taking {
    void take(ResultSet row) throws SQLException;
  }

  /// Copies a table.
  void copy(Noun noun, CopyWriter to) {
    var columns = noun.columns();
    to.table(noun, columns);
    each(noun, row -> to.row(values(row, columns)));
  }

  /// Gives the rows of a table: in the order of its key, but entries of the audit log by time, in
  /// which their chains can be followed.
  void each(Noun noun, Taking taking) {
    var order = noun == Nouns.AUDIT_LOG ? "time, audit_sid" : String.join(", ", noun.keys());
    try (var statement = sql.connection().createStatement()) {
      statement.setFetchSize(STRETCH);
      try (var rows = statement.executeQuery(Table.of(noun).select() + " order by " + order)) {
        while (rows.next()) {
          taking.take(rows);
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
