package io.jambo.store.real;

import io.jambo.store.StoreAway;
import io.jambo.store.View;
import io.jambo.store.Watcher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Statements on one connection, within one transaction after the other. One thread at a time.
///
/// Statements are constants of this room or made from the nouns' declarations, never from what
/// somebody sent; what somebody sent is bound. Flags are bound as 0 and 1, moments as milliseconds.
final class Sql implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sql.class);

  /// Prepared statements that are kept; the one used longest ago gives way.
  private static final int MOST_PREPARED = 256;

  /// Things that changes keep for later ones; at this bound all are forgotten.
  private static final int MOST_KEPT = 10_000;

  private final Dialect dialect;
  private final Dialect.Role role;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
  private final List<Runnable> afterCommit = new ArrayList<>();
  private final Set<Watcher> listeners = new LinkedHashSet<>();
  private final Map<String, Object> kept = new HashMap<>();
  private long transaction;
  private long touched;
  private boolean broken;
  private boolean shreds;
  private boolean shredding;

  /// How a row of a result becomes a value.
  interface RowOf<T extends @Nullable Object> {
    T from(ResultSet row) throws SQLException;
  }

  private interface Work<T extends @Nullable Object> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private Sql(Dialect dialect, Dialect.Role role, Connection connection) {
    this.dialect = dialect;
    this.role = role;
    this.connection = connection;
  }

  /// The statements behind a view: for code of this package that the nouns cannot say.
  static Sql of(View view) {
    return ((SqlView) view).sql();
  }

  /// A new connection, its first transaction not yet begun.
  static Sql open(Dialect dialect, Dialect.Role role) throws SQLException {
    var connection = dialect.connect(role);
    try {
      connection.setAutoCommit(false);
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
    return new Sql(dialect, role, connection);
  }

  /// All rows of a query.
  <T> List<T> all(String sql, List<?> values, RowOf<T> row) {
    return execute(
        sql,
        values,
        statement -> {
          var rows = new ArrayList<T>();
          try (var result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(row.from(result));
            }
          }
          return rows;
        });
  }

  /// The first row of a query.
  <T> Optional<T> first(String sql, List<?> values, RowOf<T> row) {
    return execute(
        sql,
        values,
        statement -> {
          try (var result = statement.executeQuery()) {
            return result.next() ? Optional.of(row.from(result)) : Optional.<T>empty();
          }
        });
  }

  /// The one number that a query gives.
  long number(String sql, List<?> values) {
    return first(sql, values, row -> row.getLong(1)).orElseThrow();
  }

  /// Runs a statement that changes rows; how many they were.
  int run(String sql, List<?> values) {
    touched++;
    return execute(sql, values, PreparedStatement::executeUpdate);
  }

  /// The same for one without values.
  int run(String sql) {
    return run(sql, List.of());
  }

  /// Grows with each statement that may have left something in the transaction: that writes, or
  /// that has failed.
  long touched() {
    return touched;
  }

  /// Begins a transaction that writes, once it is this process's turn.
  void begin() {
    dialect.turn().ifPresent(text -> first(text, List.of(), _ -> true));
  }

  /// To be run when the transaction is durable; forgotten when it is undone.
  void afterCommit(Runnable then) {
    afterCommit.add(then);
  }

  /// Is told once, after all that waits for the commit, however often this is said.
  void thenTell(Watcher watcher) {
    listeners.add(watcher);
  }

  /// What an earlier change has kept; it sees what it wrote, be that durable already or not.
  Optional<Object> kept(String name) {
    return Optional.ofNullable(kept.get(name));
  }

  /// Keeps that until something is undone or there is too much of it, unless others write here too.
  void keep(String name, Object value) {
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    if (dialect.soleWriter()) {
      kept.put(name, value);
    }
  }

  /// How many wait for that.
  int waitingForCommit() {
    return afterCommit.size();
  }

  /// Forgets those that came after the first so many, and what changes kept: one is undone.
  void forgetAfter(int first) {
    afterCommit.subList(first, afterCommit.size()).clear();
    kept.clear();
  }

  /// Makes durable what was done, then runs what waited for it.
  void commit() {
    try {
      connection.commit();
    } catch (SQLException fault) {
      broken = true;
      throw dialect.meaning(fault, false);
    }
    transaction++;
    tellAll();
    if (shreds || shredding) {
      shreds = false;
      shred();
    }
  }

  /// What is durable is acknowledged whatever becomes of this: who fails keeps it from nobody.
  private void tellAll() {
    var waiting = new ArrayList<>(afterCommit);
    listeners.forEach(watcher -> waiting.add(watcher::told));
    afterCommit.clear();
    listeners.clear();
    Optional<RuntimeException> failed = Optional.empty();
    for (var then : waiting) {
      try {
        then.run();
      } catch (RuntimeException fault) {
        failed = Optional.of(fault);
      }
    }
    failed.ifPresent(fault ->
        log.atWarn()
            .addKeyValue("fault", fault.getClass().getName())
            .log("somebody who hears of changes failed"));
  }

  /// Takes what was deleted off the disk once the transaction is durable.
  void shredAfterCommit() {
    shreds = true;
  }

  /// Undoes what was done; the connection may be of no more use afterwards.
  void rollback() {
    transaction++;
    afterCommit.clear();
    listeners.clear();
    kept.clear();
    shreds = false;
    try {
      connection.rollback();
    } catch (SQLException _) {
      broken = true;
    }
  }

  /// Which transaction of this connection this is; each commit and each undoing begins another.
  long transaction() {
    return transaction;
  }

  /// Whether the transaction, or the connection, is lost.
  boolean broken() {
    return broken;
  }

  /// Whether the connection is still of use after it lay idle.
  boolean alive() {
    return !broken && dialect.alive(connection);
  }

  /// The connection itself, for what its thread sets once.
  Connection connection() {
    return connection;
  }

  /// What it is for.
  Dialect.Role role() {
    return role;
  }

  /// What differs between the databases.
  Dialect dialect() {
    return dialect;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // It was broken, and now it is gone.
    }
  }

  private <T extends @Nullable Object> T execute(String sql, List<?> values, Work<T> work) {
    if (broken) {
      throw new StoreAway("the transaction is lost");
    }
    try {
      var statement = prepare(sql);
      bind(statement, values);
      return work.with(statement);
    } catch (SQLException fault) {
      touched++;
      broken = dialect.breaks(fault);
      throw dialect.meaning(fault, sql.startsWith("delete"));
    }
  }

  /// The rows are gone whether this works or not; a copy of them may stay on the disk for a while.
  /// What somebody who reads has prevented is tried again with each commit.
  private void shred() {
    try {
      connection.setAutoCommit(true);
      shredding = !dialect.shred(connection);
      connection.setAutoCommit(false);
    } catch (SQLException fault) {
      broken = true;
      log.atWarn()
          .addKeyValue("state", fault.getSQLState())
          .log("deleted rows not yet overwritten");
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    var known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    if (prepared.size() >= MOST_PREPARED) {
      var oldest = prepared.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    var statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    return statement;
  }

  private static void bind(PreparedStatement statement, List<?> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      int place = i + 1;
      switch (values.get(i)) {
        case String text -> statement.setString(place, text);
        case Long whole -> statement.setLong(place, whole);
        case Integer whole -> statement.setInt(place, whole);
        case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
        case Instant moment -> statement.setLong(place, moment.toEpochMilli());
        case null -> statement.setNull(place, java.sql.Types.NULL);
        default -> throw new IllegalArgumentException("no value of a column");
      }
    }
  }
}
