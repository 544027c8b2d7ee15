package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.store.BackupTrouble;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a copy as they are read. The first time everything but what may point to rows
/// that come later, the second time that.
final class Filling implements CopyReader.Visitor, AutoCloseable {
  /// Rows that go to the database together.
  private static final int TOGETHER = 500;

  private final Sql sql;
  private final Turn turn;
  private final Predicate<List<@Nullable Object>> wanted;
  private List<Column> columns = List.of();
  private List<Integer> written = List.of();
  private @Nullable PreparedStatement statement;
  private int waiting;

  /// Which time it is.
  enum Turn {
    FIRST,
    SECOND
  }

  /// @param wanted which rows are written at all
  Filling(Sql sql, Turn turn, Predicate<List<@Nullable Object>> wanted) {
    this.sql = sql;
    this.turn = turn;
    this.wanted = wanted;
  }

  @Override
  public void table(Noun noun, List<Column> named) {
    close();
    columns = named;
    var places = java.util.stream.IntStream.range(0, named.size()).boxed().toList();
    var late = places.stream().filter(at -> comesLater(noun, named.get(at))).toList();
    if (turn == Turn.FIRST) {
      written = places.stream().filter(at -> !late.contains(at)).toList();
      prepare(insert(noun));
    } else if (!late.isEmpty()) {
      written = late;
      prepare(update(noun));
      written = java.util.stream.Stream.concat(late.stream(), keys(noun).stream()).toList();
    }
  }

  @Override
  public void row(List<@Nullable Object> values) {
    var now = statement;
    if (values.size() != columns.size()) {
      throw new BackupTrouble("A row of the backup has not the columns of its table: damaged.");
    }
    if (now == null || !wanted.test(values) || (turn == Turn.SECOND && saysNothing(values))) {
      return;
    }
    try {
      for (int i = 0; i < written.size(); i++) {
        bind(now, i + 1, written.get(i), values);
      }
      now.addBatch();
      if (++waiting == TOGETHER) {
        send(now);
      }
    } catch (SQLException fault) {
      throw sql.dialect().meaning(fault, false);
    }
  }

  /// Sends what waits.
  @Override
  public void close() {
    var now = statement;
    statement = null;
    if (now != null) {
      try (now) {
        send(now);
      } catch (SQLException fault) {
        throw sql.dialect().meaning(fault, false);
      }
    }
  }

  private void send(PreparedStatement now) throws SQLException {
    if (waiting > 0) {
      waiting = 0;
      now.executeBatch();
    }
  }

  private void prepare(String text) {
    try {
      statement = sql.connection().prepareStatement(text);
    } catch (SQLException fault) {
      throw sql.dialect().meaning(fault, false);
    }
  }

  private void bind(PreparedStatement now, int place, int at, List<@Nullable Object> values)
      throws SQLException {
    boolean number =
        switch (columns.get(at).kind()) {
          case Kind.Flag _, Kind.Whole _, Kind.Moment _ -> true;
          default -> false;
        };
    switch (values.get(at)) {
      case Long whole when number -> now.setLong(place, whole);
      case String text when !number -> now.setString(place, text);
      case null -> now.setNull(place, number ? Types.BIGINT : Types.VARCHAR);
      default -> throw new BackupTrouble("A row of the backup holds what no column does: damaged.");
    }
  }

  private boolean saysNothing(List<@Nullable Object> values) {
    return written.stream()
        .filter(at -> columns.get(at).kind() instanceof Kind.Ref)
        .map(values::get)
        .allMatch(Objects::isNull);
  }

  private String insert(Noun noun) {
    return "insert into "
        + noun.name()
        + written.stream()
            .map(at -> columns.get(at).name())
            .collect(Collectors.joining(", ", " (", ") values (?"))
        + ", ?".repeat(written.size() - 1)
        + ")";
  }

  private String update(Noun noun) {
    return "update "
        + noun.name()
        + written.stream()
            .map(at -> columns.get(at).name() + " = ?")
            .collect(Collectors.joining(", ", " set ", " where "))
        + noun.keys().stream().map(key -> key + " = ?").collect(Collectors.joining(" and "));
  }

  private List<Integer> keys(Noun noun) {
    return noun.keys().stream().map(key -> columns.indexOf(noun.column(key))).toList();
  }

  private static boolean comesLater(Noun noun, Column column) {
    return column.kind() instanceof Kind.Ref ref
        && Nouns.ALL.indexOf(Nouns.named(ref.noun())) >= Nouns.ALL.indexOf(noun);
  }
}
