package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;
import io.jambo.store.real.Dialect.Role;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The connection of one thread: made when it is needed, made anew after it broke, and not tried
/// again at once when that fails.
final class Link implements AutoCloseable {
  /// After a vain try the next one waits so long; until then every asker is told at once.
  static final Duration RETRY_AFTER = Duration.ofMillis(250);

  /// After so long without use a connection is tried before it is used.
  static final Duration FRESH = Duration.ofMillis(500);

  private final Kit kit;
  private final Dialect dialect;
  private final Role role;
  private final Health health;
  private @Nullable Sql sql;
  private long retryAt;
  private long usedAt;
  private volatile long lateAt = Kit.NEVER;

  Link(Kit kit, Dialect dialect, Role role, Health health) {
    this.kit = kit;
    this.dialect = dialect;
    this.role = role;
    this.health = health;
  }

  /// The connection, ready for a transaction.
  ///
  /// @throws StoreAway when there is none to be had
  /// @throws StoreDamaged for a writer, once damage was met
  Sql ready() {
    if (role == Role.WRITER) {
      health.mayWrite();
    }
    var known = sql;
    if (known != null && !usable(known)) {
      drop();
      known = null;
    }
    if (known == null) {
      known = open();
      sql = known;
    }
    usedAt = kit.nanos();
    return known;
  }

  /// What is done from now on is late after this time.
  void lateAt(long deadline) {
    lateAt = deadline;
  }

  /// Undoes the transaction that failed like that; a broken connection goes with it.
  void undo(Throwable failure) {
    health.note(failure);
    var known = sql;
    if (known != null) {
      if (!known.broken()) {
        known.rollback();
      }
      if (known.broken()) {
        drop();
      }
    }
  }

  /// A transaction went well.
  void done() {
    health.well();
  }

  @Override
  public void close() {
    drop();
  }

  private boolean usable(Sql known) {
    return !known.broken() && (kit.nanos() - usedAt <= FRESH.toNanos() || known.alive());
  }

  private void drop() {
    var known = sql;
    if (known != null) {
      known.close();
      sql = null;
    }
  }

  private Sql open() {
    if (kit.nanos() < retryAt) {
      throw new StoreAway("no connection");
    }
    try {
      var fresh = Sql.open(dialect, role);
      if (role == Role.READER) {
        dialect.stopWhen(fresh.connection(), () -> kit.nanos() > lateAt);
      }
      return fresh;
    } catch (SQLException _) {
      retryAt = kit.in(RETRY_AFTER);
      throw new StoreAway("no connection");
    }
  }
}
