package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordFound;
import io.jambo.store.CallRecordPage;
import io.jambo.store.CallRecordQuery;
import io.jambo.store.History;
import io.jambo.store.HistoryDays;
import io.jambo.store.HistoryOf;
import io.jambo.store.HistoryPoint;
import io.jambo.store.HistoryTally;
import io.jambo.store.Page;
import io.jambo.store.Store;
import io.jambo.store.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The history in the tables of the store.
public final class HistoryTables implements History {
  private final HistoryWriter writer;
  private final HistoryCalls calls;
  private final HistoryAlerts alerts;
  private final HistoryCounts counts;
  private final HistoryPurge purge;

  /// @param vault computes the values under which sealed numbers are found
  public HistoryTables(Kit kit, Store store, Vault vault) {
    writer = new HistoryWriter(store, vault);
    calls = new HistoryCalls(store, vault, MOST_OPENED);
    alerts = new HistoryAlerts(store);
    counts = new HistoryCounts(store);
    purge = new HistoryPurge(kit, store);
  }

  @Override
  public void deliver(List<CallRecord> records) {
    writer.deliver(records);
  }

  @Override
  public CallRecordPage calls(CallRecordQuery query, Reach reach) {
    return calls.page(query, reach);
  }

  @Override
  public long eachCall(
      CallRecordQuery query, Reach reach, long most, Consumer<CallRecordFound> consumer) {
    return calls.each(query, reach, most, consumer);
  }

  @Override
  public void alerts(List<Row> rows) {
    alerts.write(rows);
  }

  @Override
  public Page alerts(
      Owner owner,
      Optional<String> type,
      Instant from,
      Instant before,
      int page,
      int size,
      Reach reach) {
    return alerts.page(owner, type, from, before, page, size, reach);
  }

  @Override
  public void count(Instant minute, Map<HistoryOf, HistoryTally> tallies) {
    counts.add(minute, tallies);
  }

  @Override
  public List<HistoryPoint> counts(
      HistoryOf whose, Instant from, Instant before, Duration step, Reach reach) {
    return counts.series(whose, from, before, step, reach);
  }

  @Override
  public Map<Integer, Long> reasons(HistoryOf whose, Instant from, Instant before, Reach reach) {
    return counts.reasons(whose, from, before, reach);
  }

  @Override
  public long purge(HistoryDays days) {
    return purge.purge(days);
  }
}
