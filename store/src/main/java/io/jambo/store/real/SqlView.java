package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Page;
import io.jambo.store.Query;
import io.jambo.store.Sealer;
import io.jambo.store.View;
import io.jambo.store.real.Clause.Purpose;
import java.util.List;
import java.util.Optional;

/// The rows as a transaction sees them: statements made from the nouns, with the row scope in each.
class SqlView implements View {
  private final Sql sql;
  private final Sealer sealer;

  SqlView(Sql sql, Sealer sealer) {
    this.sql = sql;
    this.sealer = sealer;
  }

  /// For statements of this room that the nouns cannot say.
  final Sql sql() {
    return sql;
  }

  final Sealer sealer() {
    return sealer;
  }

  @Override
  public final Optional<Row> find(Noun noun, Sid sid, Reach reach) {
    return find(noun, sid, reach, Purpose.READ);
  }

  final Optional<Row> find(Noun noun, Sid sid, Reach reach, Purpose purpose) {
    var table = Table.of(noun);
    var clause = Clause.of(noun, sid, reach, purpose);
    return sql.first(
        table.select() + clause.text(), clause.values(), result -> table.read(result, sealer));
  }

  @Override
  public final Optional<Row> first(Noun noun, Query query, Reach reach) {
    return rows(noun, Clause.of(noun, query, reach, Purpose.READ), query, 1, 0).stream()
        .findFirst();
  }

  @Override
  public final Page list(Noun noun, Query query, Reach reach) {
    if (query.size() > 0) {
      long skipped = (query.page() - 1L) * query.size();
      var clause = Clause.of(noun, query, reach, Purpose.READ);
      return new Page(rows(noun, clause, query, query.size(), skipped), count(noun, query, reach));
    }
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    var rows = rows(noun, clause, query, Query.MOST_ROWS + 1, 0);
    if (rows.size() > Query.MOST_ROWS) {
      throw new IllegalArgumentException("too long a list of " + noun + ": stream it");
    }
    return new Page(rows, rows.size());
  }

  @Override
  public final long count(Noun noun, Query query, Reach reach) {
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    return sql.number("select count(*) from " + noun.name() + clause.text(), clause.values());
  }

  /// So many rows that fit, after the last one of the stretch before.
  final List<Row> stretch(Noun noun, Query query, Reach reach, Optional<Row> last, int rows) {
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    last.ifPresent(row -> after(clause, noun, query, row));
    return rows(noun, clause, query, rows, 0);
  }

  private void after(Clause clause, Noun noun, Query query, Row last) {
    var key = noun.key();
    var lastKey = last.text(key).orElseThrow();
    if (query.order().isEmpty()) {
      clause.after(key, lastKey);
    } else {
      var column = query.order().get();
      Object value =
          textual(noun, column)
              ? last.text(column).orElse("")
              : Optional.ofNullable(last.values().get(column)).orElse(0L);
      clause.after(ordered(noun, column), key, query.downwards(), value, lastKey);
    }
  }

  private List<Row> rows(Noun noun, Clause clause, Query query, int most, long skipped) {
    var table = Table.of(noun);
    var text = table.select() + clause.text() + order(noun, query) + " limit ? offset ?";
    clause.values().add((long) most);
    clause.values().add(skipped);
    return sql.all(text, clause.values(), result -> table.read(result, sealer));
  }

  private String order(Noun noun, Query query) {
    var direction = query.downwards() ? " desc" : "";
    var text = new StringBuilder(" order by ");
    query
        .order()
        .ifPresent(name -> text.append(ordered(noun, name)).append(direction).append(", "));
    return text.append(String.join(direction + ", ", noun.keys())).append(direction).toString();
  }

  private String ordered(Noun noun, String column) {
    noun.column(column);
    return textual(noun, column) ? sql.dialect().ordered(column) : "coalesce(" + column + ", 0)";
  }

  private static boolean textual(Noun noun, String column) {
    return switch (noun.column(column).kind()) {
      case Kind.Flag _, Kind.Whole _, Kind.Moment _ -> false;
      default -> true;
    };
  }
}
