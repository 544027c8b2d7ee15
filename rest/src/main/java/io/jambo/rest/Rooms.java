package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.util.List;
import java.util.Optional;

/// The definitions of one kind of room: conferences or queues that are there whether somebody is in
/// them or not (rest-api.md 9, 10; data-model.md 3.8).
final class Rooms {
  /// Definitions of one kind and account.
  private static final int MOST = 1_000;

  private final Store store;
  private final Clerk clerk;
  private final String kind;
  private final String prefix;

  /// @param kind `conference` or `queue`
  /// @param prefix of its sid
  Rooms(Store store, Clerk clerk, String kind, String prefix) {
    this.store = store;
    this.clerk = clerk;
    this.kind = kind;
    this.prefix = prefix;
  }

  private static Sid account(Asked asked) {
    return asked.sid("account_sid");
  }

  private Query all(Sid account) {
    return Query.all().where("account_sid", account).where("kind", kind);
  }

  private Query one(Sid account, String name) {
    return all(account).where("name", name);
  }

  /// All of that account, by name.
  List<Row> of(Asked asked) {
    var query = all(account(asked)).orderBy("name");
    return store.read(view -> view.all(Nouns.ROOM_DEFINITIONS, query, asked.reach()));
  }

  /// The one of that name.
  Optional<Row> named(Asked asked) {
    var query = one(account(asked), asked.path("name"));
    return store.read(view -> view.first(Nouns.ROOM_DEFINITIONS, query, asked.reach()));
  }

  /// The one of that name.
  ///
  /// @throws Refused with 404
  Row found(Asked asked) {
    return named(asked).orElseThrow(Refused::absent);
  }

  /// What its sid is.
  String sid(Row room) {
    return prefix + ":" + room.text("account_sid").orElse("") + ":" + name(room);
  }

  static String name(Row room) {
    return room.text("name").orElse("");
  }

  /// Defines one.
  Answer define(Asked asked) {
    var room =
        asked
            .body()
            .onto(Row.fresh(Nouns.ROOM_DEFINITIONS))
            .with("account_sid", account(asked))
            .with("kind", kind)
            .with("name", asked.body().text("name").orElse(""))
            .with("created_at", clerk.now());
    if (name(room).indexOf('/') >= 0) {
      throw Refused.bad("name: must not contain a slash");
    }
    clerk.write(
        asked,
        pen -> {
          var edit = pen.edit();
          if (edit.first(Nouns.ROOM_DEFINITIONS, one(account(asked), name(room)), asked.reach())
              .isPresent()) {
            throw Refused.conflict("it is defined already");
          }
          if (edit.count(Nouns.ROOM_DEFINITIONS, all(account(asked)), asked.reach()) >= MOST) {
            throw Refused.conflict("an account has at most " + MOST + " of them");
          }
          return pen.insert(room);
        });
    return Answer.made(Facts.of("sid", sid(room)).with("name", name(room)));
  }

  /// Changes it; columns that make its key stay.
  Answer change(Asked asked, Row changes) {
    var query = one(account(asked), asked.path("name"));
    clerk.write(
        asked,
        pen -> {
          var before =
              pen.edit()
                  .first(Nouns.ROOM_DEFINITIONS, query, asked.reach())
                  .orElseThrow(Refused::absent);
          if (!changes.values().isEmpty()) {
            var _ = pen.edit().updateAll(Nouns.ROOM_DEFINITIONS, query, changes, asked.reach());
            pen.note("update", before, AuditLog.changes(before, changes));
          }
          return before;
        });
    return Answer.done();
  }

  /// Removes it.
  Answer remove(Asked asked) {
    var query = one(account(asked), asked.path("name"));
    clerk.write(
        asked,
        pen -> {
          var room =
              pen.edit()
                  .first(Nouns.ROOM_DEFINITIONS, query, asked.reach())
                  .orElseThrow(Refused::absent);
          pen.note("delete", room, List.of());
          return pen.edit().deleteAll(Nouns.ROOM_DEFINITIONS, query, asked.reach());
        });
    return Answer.done();
  }
}
