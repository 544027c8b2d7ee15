package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// A change that is being made, within the transaction of the store: what is checked here is still
/// true when it is written. It runs on the thread that writes, so it does nothing slow.
record Draft(Bureau bureau, Clerk.Pen pen, Asked asked) {

  /// The rows themselves, for what is noted with something else or not worth a note.
  Edit edit() {
    return pen.edit();
  }

  /// What was asked for.
  Body body() {
    return asked.body();
  }

  /// The row that is to be changed, within the caller's reach.
  Row mine(Noun noun, Sid sid) {
    return edit().find(noun, sid, asked.reach()).orElseThrow(Refused::absent);
  }

  /// That row, whoever asks.
  Optional<Row> find(Noun noun, Sid sid) {
    return edit().find(noun, sid, Reach.EVERYTHING);
  }

  /// The row that this column points to, if it does.
  Optional<Row> behind(Row row, String column) {
    if (!(row.noun().column(column).kind() instanceof Kind.Ref(var noun, var _))) {
      throw new IllegalArgumentException(column + " points nowhere");
    }
    return row.id(column).flatMap(sid -> find(Nouns.named(noun), sid));
  }

  /// All rows whose column has that value.
  List<Row> all(Noun noun, String column, Object value) {
    return edit().all(noun, Query.all().where(column, value), Reach.EVERYTHING);
  }

  /// Whether any row has that value there.
  boolean any(Noun noun, String column, Object value) {
    return edit().first(noun, Query.all().where(column, value), Reach.EVERYTHING).isPresent();
  }

  /// Adds a row.
  Row insert(Row row) {
    fits(row);
    pen.insert(row);
    return row;
  }

  /// Changes a row to what it should be.
  void update(Row before, Row after) {
    fits(after);
    var changes = Row.empty(before.noun());
    for (var column : before.noun().columns()) {
      var value = after.value(column.name());
      if (after.has(column.name()) && !Objects.equals(before.value(column.name()), value)) {
        changes = changes.with(column.name(), value);
      }
    }
    pen.update(before, changes);
  }

  /// Removes a row with all that goes with it.
  void delete(Row row) {
    pen.delete(row);
  }

  /// Refuses one more when the account has made all that it may (rest-api.md 1.6).
  void quota(Noun noun, ToIntFunction<RestSettings.Quotas> bound) {
    Quota.check(asked, edit(), bureau.settings().get(), noun, bound);
  }

  /// Texts are bounded where they are read; what was put together of several is bounded here.
  private static void fits(Row row) {
    row.each((column, value) -> {
      int most =
          switch (column.kind()) {
            case Kind.Text(int length) -> length;
            case Kind.JsonText(int length) -> length;
            case Kind.Sealed(int length) -> length;
            default -> Integer.MAX_VALUE;
          };
      int length =
          switch (value) {
            case String text -> text.length();
            case io.jambo.model.Secret secret -> secret.reveal().length();
            case null, default -> 0;
          };
      if (length > most) {
        throw Refused.bad(column.name() + ": must have at most " + most + " characters");
      }
    });
  }
}
