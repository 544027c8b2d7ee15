package io.jambo.store.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;
import io.jambo.store.StoreFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one thread that writes. It takes what waits, makes one change after the other within one
/// transaction, commits them together and tells all of them: one flush to the disk for many.
///
/// One that fails is undone alone: then the transaction is begun anew without it, and each of the
/// others, and whoever still comes into it, has a savepoint. Changes may be made twice therefore.
final class Writer implements AutoCloseable {
  /// So many may wait; whoever comes then is told that the store is busy.
  static final int MOST_WAITING = 1_024;

  /// A commit holds at most so many changes, so that the first of them does not wait too long.
  private static final int MOST_TOGETHER = 256;

  /// As many as came together the last time are waited for, but no longer than this: whoever has
  /// been told comes again, and all of them share one flush then.
  private static final Duration GATHERS = Duration.ofMillis(2);

  private static final Duration LOOKS_AGAIN = Duration.ofNanos(250_000);

  private final Kit kit;
  private final Link link;
  private final Inbox<Waiting<?>> inbox;
  private final Gate ended = new Gate();
  private final List<Waiting<?>> begun = new ArrayList<>();
  private volatile boolean open = true;
  private int lately;

  /// Whether each change of this transaction has a savepoint.
  private boolean apart;

  Writer(Kit kit, Link link) {
    this.kit = kit;
    this.link = link;
    this.inbox = new Inbox<>(kit, MOST_WAITING);
  }

  void start() {
    var _ = kit.forkLoop("store writer", this::run);
  }

  /// Puts a change in line.
  ///
  /// @throws StoreAway when the line is full
  void submit(Waiting<?> change) {
    if (!open || !inbox.offer(change)) {
      throw new StoreAway(open ? "too many changes wait" : "closed");
    }
  }

  /// Ends after what is in line, and waits for that.
  @Override
  public void close() {
    if (open) {
      open = false;
      while (!inbox.offer(new Waiting<>(kit, _ -> true))) {
        kit.pause(Link.RETRY_AFTER);
      }
      boolean _ = kit.await(ended, Kit.NEVER);
    }
  }

  private void run() {
    try {
      while (open || inbox.size() > 0) {
        inbox.take(Kit.NEVER).ifPresent(this::together);
      }
    } finally {
      link.close();
      kit.open(ended);
    }
  }

  private void gather() {
    long deadline = kit.in(GATHERS);
    while (1 + inbox.size() < lately && kit.nanos() < deadline) {
      kit.pause(LOOKS_AGAIN);
    }
  }

  private void together(Waiting<?> first) {
    gather();
    begun.clear();
    apart = false;
    try {
      var sql = ready(first);
      Optional<Waiting<?>> next = Optional.of(first);
      while (next.isPresent()) {
        make(next.get(), sql);
        next = begun.size() < MOST_TOGETHER ? inbox.poll() : Optional.empty();
      }
      sql.commit();
      link.done();
    } catch (RuntimeException | Error failure) {
      link.undo(failure);
      begun.forEach(change -> change.fail(failure));
    }
    lately = begun.size();
    // Each of them wakes a thread that wants this core at once: let somebody else be in its way.
    var told = List.copyOf(begun);
    var _ = kit.fork("store tells", () -> told.forEach(Waiting::tell));
  }

  private Sql ready(Waiting<?> first) {
    try {
      var sql = link.ready();
      sql.begin();
      return sql;
    } catch (StoreFailure failure) {
      if (first.begin()) {
        begun.add(first);
      }
      throw failure;
    }
  }

  private void make(Waiting<?> change, Sql sql) {
    if (!change.begin()) {
      return;
    }
    begun.add(change);
    if (apart) {
      makeApart(change, sql);
    } else {
      makeAmongOthers(change, sql);
    }
  }

  /// Without a savepoint, which would have every page copied that the change touches. When it fails
  /// and has touched anything, the whole transaction is undone and all others are made once more.
  private void makeAmongOthers(Waiting<?> change, Sql sql) {
    int kept = sql.waitingForCommit();
    long touched = sql.touched();
    if (performs(change, sql)) {
      return;
    }
    if (sql.touched() == touched) {
      sql.forgetAfter(kept);
      return;
    }
    apart = true;
    sql.rollback();
    sql.begin();
    List.copyOf(begun).forEach(other -> makeApart(other, sql));
  }

  private void makeApart(Waiting<?> change, Sql sql) {
    int kept = sql.waitingForCommit();
    sql.run("savepoint change");
    if (!performs(change, sql)) {
      sql.run("rollback to savepoint change");
      sql.forgetAfter(kept);
    }
    sql.run("release savepoint change");
  }

  /// Whether it went well; when not, it alone has failed and is told so. What takes the connection
  /// with it, or the database, is thrown: then all have failed.
  private boolean performs(Waiting<?> change, Sql sql) {
    try {
      change.perform(sql);
      return true;
    } catch (RuntimeException | Error failure) {
      if (sql.broken() || failure instanceof StoreDamaged) {
        throw failure;
      }
      begun.remove(change);
      change.fail(failure);
      change.tell();
      return false;
    }
  }
}
