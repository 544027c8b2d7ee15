package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Rows by identifier, in memory, while this process is the only one that writes them. A change
/// forgets its rows after its commit and before it is acknowledged, so nobody reads what was true
/// before a change that he knows of.
final class RowCache {
  /// At this bound all are forgotten.
  static final int MOST_ROWS = 20_000;

  private final boolean on;
  private final Map<Place, Row> rows = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// What the writer's transaction of that number has changed; its thread alone uses them.
  private final Set<Place> changing = new HashSet<>();

  private boolean changingAll;
  private long transaction;

  private record Place(Noun noun, Sid sid) {}

  /// @param on whether rows may be kept at all
  RowCache(boolean on) {
    this.on = on;
  }

  /// The row from memory, else from there.
  Optional<Row> find(Noun noun, Sid sid, Supplier<Optional<Row>> read) {
    if (!on) {
      return read.get();
    }
    var place = new Place(noun, sid);
    var known = rows.get(place);
    if (known != null) {
      return Optional.of(known);
    }
    long before = changes.get();
    var row = read.get();
    row.ifPresent(fresh -> keep(place, fresh, before));
    return row;
  }

  /// For the writer: the same, unless its transaction has touched the row.
  Optional<Row> find(Sql sql, Noun noun, Sid sid, Supplier<Optional<Row>> read) {
    boolean touched =
        transaction == sql.transaction()
            && (changingAll || changing.contains(new Place(noun, sid)));
    return touched ? read.get() : find(noun, sid, read);
  }

  /// That row is new, and may yet be undone.
  void made(Sql sql, Noun noun, Sid sid) {
    if (on) {
      touches(sql);
      changing.add(new Place(noun, sid));
    }
  }

  /// Forgets that row once the transaction is durable.
  void forget(Sql sql, Noun noun, Sid sid) {
    if (on) {
      var place = new Place(noun, sid);
      touches(sql);
      changing.add(place);
      sql.afterCommit(() -> {
        changes.incrementAndGet();
        rows.remove(place);
      });
    }
  }

  /// Forgets all rows once the transaction is durable.
  void forgetAll(Sql sql) {
    if (on) {
      touches(sql);
      changingAll = true;
      sql.afterCommit(() -> {
        changes.incrementAndGet();
        rows.clear();
      });
    }
  }

  /// How many rows are kept now.
  int size() {
    return rows.size();
  }

  private void touches(Sql sql) {
    if (transaction != sql.transaction()) {
      transaction = sql.transaction();
      changing.clear();
      changingAll = false;
    }
  }

  /// A change that was made while the row was read wins: it counts before it forgets, and the place
  /// is held while the count is looked at.
  private void keep(Place place, Row row, long before) {
    if (rows.size() >= MOST_ROWS) {
      rows.clear();
    }
    var _ = rows.compute(place, (_, known) -> changes.get() == before ? row : known);
  }
}
