package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.store.Sealer;
import io.jambo.store.real.Clause.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows as the writing transaction sees and changes them.
final class SqlEdit extends SqlView implements Edit {
  private final RowCache cache;
  private final Watchers watchers;

  SqlEdit(Sql sql, Sealer sealer, RowCache cache, Watchers watchers) {
    super(sql, sealer);
    this.cache = cache;
    this.watchers = watchers;
  }

  @Override
  public Optional<Row> find(Noun noun, Sid sid, Reach reach) {
    return reach instanceof Reach.Everything
        ? cache.find(sql(), noun, sid, () -> super.find(noun, sid, reach))
        : super.find(noun, sid, reach);
  }

  @Override
  public Row insert(Row row) {
    var noun = row.noun();
    var table = Table.of(noun);
    sql().run(table.insert(), table.written(row, sealer()));
    if (noun.keys().size() == 1 && noun.column(noun.key()).kind() instanceof Kind.Id) {
      cache.made(sql(), noun, row.sid());
      watchers.added(sql(), row);
    }
    return row;
  }

  @Override
  public boolean update(Noun noun, Sid sid, Row changes, Reach reach) {
    if (noun.columns().stream().noneMatch(column -> changes.has(column.name()))) {
      return find(noun, sid, reach, Purpose.WRITE).isPresent();
    }
    cache.forget(sql(), noun, sid);
    watchers.written(sql(), noun, sid);
    if (Table.of(noun).seals()) {
      return updateSealing(noun, sid, changes, reach);
    }
    return write(noun, changes, said(noun, changes), Clause.of(noun, sid, reach, Purpose.WRITE))
        > 0;
  }

  @Override
  public int updateAll(Noun noun, Query query, Row changes, Reach reach) {
    var columns = said(noun, changes);
    if (columns.stream().anyMatch(Column::atRestSealed)) {
      throw new IllegalArgumentException("sealed columns are written row by row");
    }
    cache.forgetAll(sql());
    watchers.manyWritten(sql(), noun);
    return write(noun, changes, columns, Clause.of(noun, query, reach, Purpose.WRITE));
  }

  @Override
  public boolean delete(Noun noun, Sid sid, Reach reach) {
    cache.forgetAll(sql());
    watchers.written(sql(), noun, sid);
    return new Deletion(this).delete(noun, sid, reach);
  }

  /// Has the watchers hear of a row that went with another.
  void tell(Noun noun, Sid sid) {
    watchers.written(sql(), noun, sid);
  }

  @Override
  public int deleteAll(Noun noun, Query query, Reach reach) {
    cache.forgetAll(sql());
    watchers.manyWritten(sql(), noun);
    var clause = Clause.of(noun, query, reach, Purpose.WRITE);
    return sql().run("delete from " + noun.name() + clause.text(), clause.values());
  }

  @Override
  public <T> Optional<T> kept(String name, Class<T> type) {
    return sql().kept(name).map(type::cast);
  }

  @Override
  public void keep(String name, Object value) {
    sql().keep(name, value);
  }

  @Override
  public void whenCommitted(Runnable then) {
    sql().afterCommit(then);
  }

  /// What is sealed is bound to its owner: when that changes, all of it is sealed anew.
  private boolean updateSealing(Noun noun, Sid sid, Row changes, Reach reach) {
    var before = find(noun, sid, reach, Purpose.WRITE);
    if (before.isEmpty()) {
      return false;
    }
    var after = before.get().with(changes);
    boolean moved = !noun.ownerOf(before.get()).equals(noun.ownerOf(after));
    var columns =
        noun.columns().stream()
            .filter(column -> changes.has(column.name()) || (moved && column.atRestSealed()))
            .toList();
    return write(noun, after, columns, Clause.of(noun, sid, reach, Purpose.WRITE)) > 0;
  }

  private int write(Noun noun, Row row, List<Column> columns, Clause clause) {
    var table = Table.of(noun);
    var values = new ArrayList<@Nullable Object>();
    columns.forEach(column -> values.add(table.written(row, column, sealer())));
    values.addAll(clause.values());
    var set =
        columns.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(", "));
    return sql().run("update " + noun.name() + " set " + set + clause.text(), values);
  }

  private static List<Column> said(Noun noun, Row changes) {
    return noun.columns().stream().filter(column -> changes.has(column.name())).toList();
  }
}
