package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Tenancy;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The one way in which a request changes rows: each change is noted in the audit log, in the same
/// transaction. Callable from any task.
public final class Clerk {
  private final Kit kit;
  private final Store store;
  private final AuditLog audit;
  private final List<Watcher> watchers;

  /// Over that store.
  ///
  /// @param watchers hear of each change once it is durable, before it is acknowledged
  public Clerk(Kit kit, Store store, List<Watcher> watchers) {
    this.kit = kit;
    this.store = store;
    this.watchers = List.copyOf(watchers);
    audit = new AuditLog(kit);
  }

  /// Keeps something in memory that changes may make stale.
  @FunctionalInterface
  public interface Watcher {
    /// That row was made or changed, or is gone; on the thread of the store, so it is short.
    void changed(Row row, boolean gone);
  }

  /// Something to be written in one go, all or nothing.
  @FunctionalInterface
  public interface Work<T> {
    /// Writes it; runs on the thread of the store, so it is short and waits for nobody.
    T write(Pen pen);
  }

  /// A fresh sid for a row.
  public Sid sid() {
    return Sid.ordered(kit.wallClock().toEpochMilli(), kit.random());
  }

  /// A token for a key, all of it random.
  String token() {
    return Enrolment.token(kit).reveal();
  }

  /// Now, in whole milliseconds, as columns hold it.
  public Instant now() {
    return Instant.ofEpochMilli(kit.wallClock().toEpochMilli());
  }

  /// Writes for that request.
  public <T> T write(Asked asked, Work<T> work) {
    var actor = AuditLog.Actor.of(asked.caller(), asked.truncatedSource());
    return store.change(edit -> work.write(new Pen(edit, actor, asked.reach())));
  }

  /// Adds that row; its sid. A key that it does not have yet is given to it.
  public Sid insert(Asked asked, Row row) {
    return write(asked, pen -> pen.insert(row));
  }

  /// Changes that row.
  public Answer update(Asked asked, Row row, Row changes) {
    return write(
        asked,
        pen -> {
          pen.update(row, changes);
          return Answer.done();
        });
  }

  /// Deletes that row.
  public Answer delete(Asked asked, Row row) {
    return write(
        asked,
        pen -> {
          pen.delete(row);
          return Answer.done();
        });
  }

  /// Notes what changed no row, in the name of that actor.
  void note(AuditLog.Actor actor, AuditLog.Event event) {
    var _ =
        store.change(edit -> {
          audit.note(edit, actor, event);
          return event;
        });
  }

  /// What writes within one change.
  public final class Pen {
    private final Edit edit;
    private final AuditLog.Actor actor;
    private final Reach reach;

    private Pen(Edit edit, AuditLog.Actor actor, Reach reach) {
      this.edit = edit;
      this.actor = actor;
      this.reach = reach;
    }

    /// The rows themselves, for reading and for what needs no entry of its own.
    public Edit edit() {
      return edit;
    }

    /// Adds that row; its sid. A key that it does not have yet is given to it.
    public Sid insert(Row row) {
      var whole = row.has(row.noun().key()) ? row : row.with(row.noun().key(), sid());
      var added = edit.insert(whole);
      note("create", added, AuditLog.creation(whole));
      tell(added, false);
      return added.sid();
    }

    /// Changes that row.
    ///
    /// @throws Refused with 404 when it has gone meanwhile
    public void update(Row row, Row changes) {
      var told = AuditLog.changes(row, changes);
      if (changes.values().isEmpty()) {
        return;
      }
      if (!edit.update(row.noun(), row.sid(), changes, reach)) {
        throw Refused.absent();
      }
      note("update", row.with(changes), told);
      tell(row.with(changes), false);
    }

    /// Deletes that row with all that goes with it.
    ///
    /// @throws Refused with 404 when it has gone meanwhile
    public void delete(Row row) {
      note("delete", row, List.of());
      if (!edit.delete(row.noun(), row.sid(), reach)) {
        throw Refused.absent();
      }
      tell(row, true);
    }

    /// Tells the watchers of a row that was written past this pen.
    public void tell(Row row, boolean gone) {
      edit.whenCommitted(() -> watchers.forEach(watcher -> watcher.changed(row, gone)));
    }

    /// Refuses when another row of that noun has that value already: for what is unique by rule.
    public void unique(Noun noun, String column, Object value, Optional<Sid> own) {
      edit.first(noun, Query.all().where(column, value), Reach.EVERYTHING)
          .filter(other -> own.isEmpty() || !other.sid().equals(own.get()))
          .ifPresent(other -> {
            throw Refused.conflict("another one has that " + column);
          });
    }

    /// Notes what was done to the one row of a noun that has no sid.
    void note(String action, Noun noun, Optional<Row> before, Row after) {
      audit.note(
          edit,
          actor,
          new AuditLog.Event(
              action,
              noun.name(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              "ok",
              AuditLog.changes(before.orElse(Row.empty(noun)), after)));
    }

    /// Notes what was done to that row.
    void note(String action, Row row, List<Json> changes) {
      var owner = owner(row);
      audit.note(
          edit,
          actor,
          new AuditLog.Event(
              action,
              row.noun().name(),
              Optional.of(row.sid().value()),
              owner.account(),
              owner.provider(),
              "ok",
              changes));
    }

    private Owners owner(Row row) {
      return switch (row.noun().tenancy()) {
        case Tenancy.OfPlatform() -> Owners.NONE;
        case Tenancy.IsProvider() -> new Owners(Optional.empty(), Optional.of(row.sid()));
        case Tenancy.IsAccount() ->
            new Owners(Optional.of(row.sid()), row.id("service_provider_sid"));
        case Tenancy.ByColumns(boolean account, boolean provider, var _) -> {
          var own = account ? row.id("account_sid") : Optional.<Sid>empty();
          var above =
              own.flatMap(sid -> above(Nouns.ACCOUNTS, sid))
                  .flatMap(parent -> parent.id("service_provider_sid"));
          var direct = provider ? row.id("service_provider_sid") : Optional.<Sid>empty();
          yield new Owners(own, above.or(() -> direct));
        }
        case Tenancy.Through(var column, var noun) ->
            row.id(column)
                .flatMap(sid -> above(Nouns.named(noun), sid))
                .map(this::owner)
                .orElse(Owners.NONE);
      };
    }

    private Optional<Row> above(Noun noun, Sid sid) {
      return edit.find(noun, sid, Reach.EVERYTHING);
    }
  }

  /// Whose a row is, for the log.
  private record Owners(Optional<Sid> account, Optional<Sid> provider) {
    static final Owners NONE = new Owners(Optional.empty(), Optional.empty());
  }

  /// A list of rows: a page when one was asked for, else all of them, as they come.
  public Answer list(Asked asked, Noun noun, Query query, Function<Row, Facts> shown) {
    return list(asked, noun, query, asked.sees(), shown);
  }

  /// The same within another reach.
  public Answer list(Asked asked, Noun noun, Query query, Reach reach, Function<Row, Facts> shown) {
    if (asked.page().isEmpty()) {
      return Answer.each(taker ->
          store.stream(noun, query, reach, Courtesy.ROWS, row -> taker.accept(shown.apply(row))));
    }
    var page = asked.page().get();
    var found = store.read(view -> view.list(noun, query.page(page.number(), page.size()), reach));
    return Answer.page(page, found.total(), found.rows().stream().map(shown).toList());
  }
}
