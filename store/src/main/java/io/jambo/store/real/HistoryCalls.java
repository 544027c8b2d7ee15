package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.CallRecord.Personal;
import io.jambo.store.CallRecordCodec;
import io.jambo.store.CallRecordFound;
import io.jambo.store.CallRecordPage;
import io.jambo.store.CallRecordQuery;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.Vault;
import io.jambo.store.VaultTerm;
import io.jambo.store.real.Clause.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads call records: pages, exports, searches by index, and filters that open rows.
final class HistoryCalls {
  private static final String NEWEST_FIRST = " order by attempted_at desc, call_sid desc limit ?";

  /// Rows that are read at a time where many are.
  private static final int STRETCH = 500;

  /// Accounts of a provider whose index keys are tried, for each period of the window.
  private static final int MOST_VALUES = 10_000;

  private final Store store;
  private final Vault vault;
  private final int mostOpened;

  /// @param mostOpened rows that a filter may open
  HistoryCalls(Store store, Vault vault, int mostOpened) {
    this.store = store;
    this.vault = vault;
    this.mostOpened = mostOpened;
  }

  CallRecordPage page(CallRecordQuery query, Reach reach) {
    var filter = query.search().filter();
    var wanted = wanted(query);
    if (filter.isPresent() && !isSid(filter.get())) {
      return filtered(query, wanted, reach, party(filter.get()));
    }
    var plain = filter.isPresent() ? wanted.where("call_sid", sid(filter.get())) : wanted;
    return store.read(view -> {
      var sql = (SqlView) view;
      long total = sql.count(Nouns.CDRS, plain, reach);
      long skipped = (query.page() - 1L) * query.size();
      var clause = Clause.of(Nouns.CDRS, plain, reach, Purpose.READ);
      var rows = skipped >= total ? List.<Row>of() : rows(sql, clause, query.size(), skipped);
      return new CallRecordPage(rows.stream().map(HistoryCalls::opened).toList(), total, false);
    });
  }

  long each(CallRecordQuery query, Reach reach, long most, Consumer<CallRecordFound> consumer) {
    var wanted = wanted(query);
    long count = 0;
    Optional<Row> last = Optional.empty();
    List<Row> rows;
    do {
      var from = last;
      int stretch = (int) Math.min(STRETCH, most - count);
      rows = store.read(view -> stretch((SqlView) view, wanted, reach, from, stretch));
      rows.stream().map(HistoryCalls::opened).forEach(consumer);
      count += rows.size();
      last = rows.isEmpty() ? last : Optional.of(rows.getLast());
    } while (rows.size() == STRETCH && count < most);
    return count;
  }

  private CallRecordPage filtered(CallRecordQuery query, Query wanted, Reach reach, String part) {
    var found = new ArrayList<CallRecordFound>();
    long skipped = (query.page() - 1L) * query.size();
    var matches = new long[1];
    long opened =
        each(
            query.searching(withoutFilter(query)),
            reach,
            mostOpened,
            record -> {
              if (record.personal().filter(personal -> has(personal, part)).isPresent()) {
                matches[0]++;
                if (matches[0] > skipped && found.size() < query.size()) {
                  found.add(record);
                }
              }
            });
    boolean more =
        opened == mostOpened && store.read(view -> view.count(Nouns.CDRS, wanted, reach)) > opened;
    return new CallRecordPage(found, matches[0], more);
  }

  private Query wanted(CallRecordQuery query) {
    var wanted = Query.all().between("attempted_at", query.from(), query.before());
    wanted =
        switch (query.owner()) {
          case Owner.Account(var sid) -> wanted.where("account_sid", sid);
          case Owner.Provider(var sid) -> wanted.where("service_provider_sid", sid);
          case Owner.Platform() -> wanted;
        };
    var facts = query.facts();
    wanted =
        facts.direction().isPresent() ? wanted.where("direction", facts.direction().get()) : wanted;
    wanted = facts.trunk().isPresent() ? wanted.where("trunk", facts.trunk().get()) : wanted;
    wanted =
        facts.answered().isPresent() ? wanted.where("answered", facts.answered().get()) : wanted;
    var search = query.search();
    wanted = indexed(query, wanted, "from_index", search.from().map(VaultTerm::party));
    wanted = indexed(query, wanted, "to_index", search.to().map(VaultTerm::party));
    return indexed(query, wanted, "sip_callid_index", search.sipCallId().map(VaultTerm::callId));
  }

  private Query indexed(
      CallRecordQuery query, Query wanted, String column, Optional<VaultTerm> term) {
    return term.isEmpty()
        ? wanted
        : wanted.whereIn(
            column,
            accounts(query.owner()).stream()
                .flatMap(account ->
                    vault.indices(account, query.from(), query.before(), term.get()).stream())
                .limit(MOST_VALUES)
                .toList());
  }

  private List<Owner.Account> accounts(Owner owner) {
    return switch (owner) {
      case Owner.Account account -> List.of(account);
      case Owner.Provider(var sid) ->
          accounts(
              "select account_sid from accounts where service_provider_sid = ?",
              List.of(sid.value()));
      case Owner.Platform() -> accounts("select account_sid from accounts", List.of());
    };
  }

  private List<Owner.Account> accounts(String select, List<String> values) {
    return store.read(view ->
        ((SqlView) view)
            .sql()
            .all(select, values, row -> new Owner.Account(new Sid(row.getString(1)))));
  }

  private static List<Row> stretch(
      SqlView view, Query wanted, Reach reach, Optional<Row> last, int most) {
    var clause = Clause.of(Nouns.CDRS, wanted, reach, Purpose.READ);
    if (last.isPresent()) {
      clause.before("attempted_at", "call_sid", last.get());
    }
    return rows(view, clause, most, 0);
  }

  private static List<Row> rows(SqlView view, Clause clause, int most, long skipped) {
    var table = Table.of(Nouns.CDRS);
    List<@Nullable Object> values = clause.values();
    values.add((long) most);
    values.add(skipped);
    return view.sql()
        .all(
            table.select() + clause.text() + NEWEST_FIRST + " offset ?",
            values,
            result -> table.read(result, view.sealer()));
  }

  private static CallRecordFound opened(Row row) {
    return new CallRecordFound(
        row, row.secret("personal").map(secret -> CallRecordCodec.personal(secret.reveal())));
  }

  private static boolean has(Personal personal, String part) {
    return party(personal.from()).contains(part) || party(personal.to()).contains(part);
  }

  private static String party(String text) {
    var plain = text.startsWith("+") ? text.substring(1) : text;
    return plain.toLowerCase(Locale.ROOT);
  }

  private static CallRecordQuery.Search withoutFilter(CallRecordQuery query) {
    var search = query.search();
    return new CallRecordQuery.Search(
        Optional.empty(), search.from(), search.to(), search.sipCallId());
  }

  private static boolean isSid(String text) {
    try {
      return !sid(text).value().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static Sid sid(String text) {
    return new Sid(text.toLowerCase(Locale.ROOT));
  }
}
