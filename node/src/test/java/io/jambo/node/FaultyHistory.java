package io.jambo.node;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A history that keeps nothing, and does what a test wants when it is to keep something.
///
/// @param onAlerts done with each batch of alerts
/// @param onCounts done with each minute's counts
record FaultyHistory(Runnable onAlerts, Runnable onCounts) implements History {
  @Override
  public void deliver(List<CallRecord> records) {}

  @Override
  public CallRecordPage calls(CallRecordQuery query, Reach reach) {
    return new CallRecordPage(List.of(), 0, false);
  }

  @Override
  public long eachCall(
      CallRecordQuery query, Reach reach, long most, Consumer<CallRecordFound> consumer) {
    return 0;
  }

  @Override
  public void alerts(List<Row> alerts) {
    onAlerts.run();
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
    return new Page(List.of(), 0);
  }

  @Override
  public void count(Instant minute, Map<HistoryOf, HistoryTally> tallies) {
    onCounts.run();
  }

  @Override
  public List<HistoryPoint> counts(
      HistoryOf whose, Instant from, Instant before, Duration step, Reach reach) {
    return List.of();
  }

  @Override
  public Map<Integer, Long> reasons(HistoryOf whose, Instant from, Instant before, Reach reach) {
    return Map.of();
  }

  @Override
  public long purge(HistoryDays days) {
    return 0;
  }
}
