package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What all resources do alike with the rows of their noun: list, page, get, make, change, remove
/// (rest-api.md 1.3, 1.4, 2.4). What one does otherwise is in its [Rules].
final class Shelf {
  private static final String ACCOUNT = "account_sid";
  private static final String PROVIDER = "service_provider_sid";

  private final Bureau bureau;
  private final Noun noun;
  private final Rules rules;

  Shelf(Bureau bureau, Noun noun, Rules rules) {
    this.bureau = bureau;
    this.noun = noun;
    this.rules = rules;
  }

  /// All rows, or a page of them.
  Answer list(Asked asked) {
    var query = ordered(rules.listed(asked, Query.all()));
    var reach = rules.reach(asked);
    var page = asked.page();
    if (page.isEmpty()) {
      return Answer.each(taker -> stream(asked, query, reach, taker));
    }
    var wanted = query.page(page.get().number(), page.get().size());
    var found = bureau.read(view -> view.list(noun, wanted, reach));
    return Answer.page(page.get(), found.total(), rules.told(asked, found.rows()));
  }

  private void stream(Asked asked, Query query, Reach reach, Consumer<Facts> taker) {
    var rows = new ArrayList<Row>(Courtesy.ROWS);
    bureau.store().stream(
        noun,
        query,
        reach,
        Courtesy.ROWS,
        row -> {
          rows.add(row);
          if (rows.size() == Courtesy.ROWS) {
            rules.told(asked, rows).forEach(taker);
            rows.clear();
          }
        });
    rules.told(asked, rows).forEach(taker);
  }

  /// By name where there is one.
  private Query ordered(Query query) {
    boolean named = query.order().isEmpty() && noun.find("name").isPresent();
    return named ? query.orderBy("name") : query;
  }

  /// The row of the path.
  Answer one(Asked asked) {
    return Answer.ok(rules.told(asked, List.of(asked.row())).getFirst());
  }

  /// A new row.
  Answer make(Asked asked) {
    rules.prepare(asked);
    var row = asked.body().onto(fresh());
    Sid sid = bureau.change(asked, draft -> made(draft, row).sid());
    return Answer.made(sid);
  }

  private Row made(Draft draft, Row row) {
    var owned = owned(draft, row);
    var made = draft.insert(rules.checked(draft, Optional.empty(), owned));
    rules.made(draft, made);
    return made;
  }

  private Row fresh() {
    var row = Row.fresh(noun).with(noun.key(), bureau.sid());
    return noun.find("created_at").isPresent() ? row.with("created_at", bureau.now()) : row;
  }

  /// Whatever a request says, an account makes rows for itself and a service provider for its own;
  /// and a row of an account lies with the account's service provider.
  private Row owned(Draft draft, Row row) {
    return switch (draft.asked().reach()) {
      case Reach.OfAccount(var account, var provider) ->
          with(with(row, ACCOUNT, account), provider);
      case Reach.OfProvider(var provider) -> with(row, provider);
      case Reach.Everything _, Reach.OfAccountAndShared _ -> row;
    };
  }

  private static Row with(Row row, Sid provider) {
    return with(row, PROVIDER, provider);
  }

  private static Row with(Row row, String column, Sid sid) {
    return row.noun().find(column).isPresent() ? row.with(column, sid) : row;
  }

  /// The row of the path, changed as the body says.
  Answer change(Asked asked) {
    rules.prepare(asked);
    sameSid(asked);
    bureau.change(
        asked,
        draft -> {
          var before = draft.mine(noun, asked.row().sid());
          var after = Masked.back(asked, before, asked.body().onto(before));
          sameOwner(asked.reach(), before, after);
          draft.update(before, rules.checked(draft, Optional.of(before), after));
          return before;
        });
    return Answer.done();
  }

  /// A row may be sent back as it was got, with its own sid in it, but not with another.
  private void sameSid(Asked asked) {
    boolean other =
        asked
            .body()
            .text(noun.key())
            .filter(sid -> !sid.equals(asked.row().sid().value()))
            .isPresent();
    if (other) {
      throw Refused.bad(noun.key() + ": can't be changed");
    }
  }

  /// Nobody gives away its rows, or makes them everybody's.
  private static void sameOwner(Reach reach, Row before, Row after) {
    switch (reach) {
      case Reach.OfAccount _ -> same(before, after, ACCOUNT, PROVIDER);
      case Reach.OfProvider _ -> same(before, after, PROVIDER);
      case Reach.Everything _, Reach.OfAccountAndShared _ -> {}
    }
  }

  private static void same(Row before, Row after, String... columns) {
    for (var column : columns) {
      if (before.noun().find(column).isPresent()) {
        Owners.fixed(Optional.of(before), after, column);
      }
    }
  }

  /// The row of the path is gone then.
  Answer remove(Asked asked) {
    bureau.change(
        asked,
        draft -> {
          var row = draft.mine(noun, asked.row().sid());
          rules.going(draft, row);
          draft.delete(row);
          return row;
        });
    return Answer.done();
  }

  /// The noun whose rows these are.
  Noun noun() {
    return noun;
  }
}
