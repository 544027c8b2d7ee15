package io.jambo.store;

import io.jambo.kit.Kit;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.real.HistoryTables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What has happened: call records, alerts and counts (data-model.md 7). Any task; it waits while
/// the store works. The journal delivers call records to it.
public interface History extends CallRecordSink {
  /// A filter opens so many rows at most (rest-api.md 16.1).
  int MOST_OPENED = 20_000;

  /// Points of a series at most (rest-api.md 16.6).
  int MOST_POINTS = 2_000;

  /// The history that this store keeps.
  static History of(Kit kit, Store store, Vault vault) {
    return new HistoryTables(kit, store, vault);
  }

  /// A page of call records.
  CallRecordPage calls(CallRecordQuery query, Reach reach);

  /// All call records that match, newest first and one by one in bounded memory, for an export; the
  /// page that the query names is not regarded.
  ///
  /// @return how many there were, `most` when there may be more
  long eachCall(CallRecordQuery query, Reach reach, long most, Consumer<CallRecordFound> consumer);

  /// Keeps alerts; those whose `alert_id` is there already are left as they are.
  void alerts(List<Row> alerts);

  /// A page of alerts, newest first.
  ///
  /// @param owner whose; the platform's are those of nobody
  /// @param before the window's end, not included
  Page alerts(
      Owner owner,
      Optional<String> type,
      Instant from,
      Instant before,
      int page,
      int size,
      Reach reach);

  /// Adds what was counted in a minute.
  void count(Instant minute, Map<HistoryOf, HistoryTally> tallies);

  /// A series of counts, oldest first; steps in which nothing changed are left out.
  ///
  /// @param before the window's end, not included
  /// @throws IllegalArgumentException for more than [#MOST_POINTS] steps
  List<HistoryPoint> counts(
      HistoryOf whose, Instant from, Instant before, Duration step, Reach reach);

  /// Ended calls by final status.
  Map<Integer, Long> reasons(HistoryOf whose, Instant from, Instant before, Reach reach);

  /// Deletes what is older than it is kept, in small steps; how many rows that were.
  long purge(HistoryDays days);
}
