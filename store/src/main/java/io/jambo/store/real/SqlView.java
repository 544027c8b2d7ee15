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
import io.jambo.store.real.Streaming.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public Optional<Row> find(Noun noun, Sid sid, Reach reach) {
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
  public final Optional<Row> first(Noun noun, List<String> columns, Query query, Reach reach) {
    var table = Table.of(noun);
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    return sql.first(
        table.select(columns) + clause.text() + order(noun, query) + " limit 1",
        clause.values(),
        result -> table.read(result, columns));
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

  @Override
  public final Map<String, Long> counts(Noun noun, String column, Query query, Reach reach) {
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    var by = noun.column(column).name();
    clause.and(by + " is not null");
    var counts = new HashMap<String, Long>();
    sql.all(
            "select " + by + ", count(*) from " + noun.name() + clause.text() + " group by " + by,
            clause.values(),
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(count -> counts.put(count.getKey(), count.getValue()));
    return counts;
  }

  /// The places of so many rows that fit, in order, after that place.
  final List<Place> places(Noun noun, Query query, Reach reach, Optional<Place> last, int most) {
    var clause = Clause.of(noun, query, reach, Purpose.READ);
    var key = noun.key();
    var order = query.order().map(name -> ordered(noun, name)).orElse(key);
    boolean text = textual(noun, query.order().orElse(key));
    last.ifPresent(
        place -> clause.after(order, key, query.downwards(), place.order(), place.key()));
    clause.values().add((long) most);
    return sql.all(
        "select "
            + key
            + ", "
            + order
            + " from "
            + noun.name()
            + clause.text()
            + order(noun, query)
            + " limit ?",
        clause.values(),
        row -> new Place(value(row, 2, text), value(row, 1, textual(noun, key))));
  }

  /// The rows with these keys that are within reach, by key. The inner statement has a limit so
  /// that it is taken first: by key, whatever else there is an index for.
  final Map<Object, Row> rows(Noun noun, List<Object> keys, Reach reach, int together) {
    var table = Table.of(noun);
    var values = new ArrayList<@Nullable Object>(keys);
    while (values.size() < together) {
      values.add(keys.getLast());
    }
    var clause = new Clause();
    Scope.add(clause, noun, reach, Purpose.READ);
    values.addAll(clause.values());
    var inner =
        table.select()
            + " where "
            + noun.key()
            + " in (?"
            + ", ?".repeat(together - 1)
            + ") limit "
            + together;
    var rows = new HashMap<Object, Row>();
    sql.all(
            "select * from (" + inner + ") as " + noun.name() + clause.text(),
            values,
            result -> table.read(result, sealer))
        .forEach(row -> rows.put(Objects.requireNonNull(row.values().get(noun.key())), row));
    return rows;
  }

  private List<Row> rows(Noun noun, Clause clause, Query query, int most, long skipped) {
    var table = Table.of(noun);
    var text = table.select() + clause.text() + order(noun, query) + " limit ? offset ?";
    clause.values().add((long) most);
    clause.values().add(skipped);
    return sql.all(text, clause.values(), result -> table.read(result, sealer));
  }

  /// The order of a query as its statement has it.
  final String order(Noun noun, Query query) {
    var direction = query.downwards() ? " desc" : "";
    var text = new StringBuilder(" order by ");
    query
        .order()
        .ifPresent(name -> text.append(ordered(noun, name)).append(direction).append(", "));
    return text.append(String.join(direction + ", ", noun.keys())).append(direction).toString();
  }

  /// Nulls stand at one end in both databases. What is never null is named plainly: only then does
  /// an index give the order.
  private String ordered(Noun noun, String column) {
    boolean required = noun.column(column).required();
    if (textual(noun, column)) {
      return sql.dialect().ordered(column, required);
    }
    return required ? column : "coalesce(" + column + ", 0)";
  }

  private static Object value(ResultSet row, int place, boolean text) throws SQLException {
    return text ? row.getString(place) : (Object) row.getLong(place);
  }

  private static boolean textual(Noun noun, String column) {
    return switch (noun.column(column).kind()) {
      case Kind.Flag _, Kind.Whole _, Kind.Moment _ -> false;
      default -> true;
    };
  }
}
