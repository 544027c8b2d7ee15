package io.jambo.store;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.real.Opening;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// What is kept, in SQLite or PostgreSQL. Callable from any task: it waits while threads of the
/// store do the work. Readers see what was committed; changes are made one after the other by one
/// writer, which commits together what has gathered and acknowledges after that.
///
/// Asked from within a [Reading] or a [Change], it answers at once, inside the same transaction; a
/// change from within a reading is a fault of ours and refused.
public interface Store extends AutoCloseable {
  /// A change that has not begun by then, or is not answered, fails with [StoreAway].
  Duration CHANGE_WITHIN = Duration.ofSeconds(1);

  /// A reading fails when it takes longer (security.md API-12).
  Duration READ_WITHIN = Duration.ofSeconds(5);

  /// A stream fails when its readings take longer in all; what its consumer takes does not count.
  Duration STREAM_WITHIN = Duration.ofSeconds(60);

  /// Rows of a stream that are read at a time, at most.
  int ROWS_AT_ONCE = 256;

  /// Opens the store and brings an embedded or empty one up to date.
  ///
  /// @throws CannotOpen with one sentence for the operator
  static Store open(Kit kit, StoreSettings settings) {
    return Opening.open(kit, settings);
  }

  /// The same for a node that is to serve: an old copy of before a change of the tables goes.
  ///
  /// @throws CannotOpen with one sentence for the operator
  static Store serving(Kit kit, StoreSettings settings) {
    return Opening.serving(kit, settings);
  }

  /// Brings the schema up to date whatever the database (`jambo migrate`); idempotent.
  ///
  /// @return the version it has now
  static int migrate(StoreSettings settings) {
    return Opening.migrate(settings);
  }

  /// Opens one to read only, beside whoever uses it; what would change it fails.
  ///
  /// @throws CannotOpen with one sentence for the operator
  static Store beside(Kit kit, StoreSettings settings) {
    return Opening.beside(kit, settings);
  }

  /// Whether another process has the embedded database; a server of its own is nobody's.
  static boolean inUse(StoreSettings settings) {
    return Opening.inUse(settings);
  }

  /// Nothing when there is a database with tables.
  ///
  /// @throws CannotOpen when there is none
  static void mustBeThere(StoreSettings settings) {
    Opening.mustBeThere(settings);
  }

  /// Who seals and opens sealed columns; given once, before the first row that has one.
  void sealBy(Sealer sealer);

  /// Has somebody hear of every change that is made from now on; whoever watches stays.
  void watch(Watcher watcher);

  /// Reads, all in one state of the database.
  <T> T read(Reading<T> reading);

  /// Changes, all or nothing; durable when it returns.
  default <T> T change(Change<T> change) {
    return change(CHANGE_WITHIN, change);
  }

  /// The same for one that may take longer.
  <T> T change(Duration within, Change<T> change);

  /// The row with that identifier, from memory where it can be.
  Optional<Row> find(Noun noun, Sid sid, Reach reach);

  /// All rows that fit, one by one on the caller's own thread, in bounded memory: a slow consumer
  /// holds nothing in the database.
  ///
  /// @throws StoreAway when reading them takes longer than [#STREAM_WITHIN] in all
  default void stream(Noun noun, Query query, Reach reach, Consumer<Row> consumer) {
    stream(noun, query, reach, ROWS_AT_ONCE, consumer);
  }

  /// The same in short strokes, for a consumer that gives way to others between them.
  ///
  /// @param together rows that are read at a time, [#ROWS_AT_ONCE] at most
  void stream(Noun noun, Query query, Reach reach, int together, Consumer<Row> consumer);

  /// Whether the database was away when it was last asked.
  boolean away();

  /// Ends what has begun, answers the others with [StoreAway], and closes.
  @Override
  void close();
}
