package io.jambo.store.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A database in memory: one row a call, and it may be away.
final class MemorySink implements CallRecordSink {
  private final Kit kit;
  private final Gate changed = new Gate();
  private final Map<String, CallRecord> rows = new LinkedHashMap<>();
  private boolean away;
  private int refusals;

  MemorySink(Kit kit) {
    this.kit = kit;
  }

  @Override
  public synchronized void deliver(List<CallRecord> records) {
    kit.open(changed);
    if (away) {
      refusals++;
      throw new IllegalStateException("away");
    }
    for (var record : records) {
      rows.putIfAbsent(
          record.attempt().attemptedAt().toEpochMilli() + record.callSid().value(), record);
    }
  }

  synchronized void away(boolean isAway) {
    away = isAway;
  }

  synchronized List<CallRecord> records() {
    return new ArrayList<>(rows.values());
  }

  synchronized void clear() {
    rows.clear();
  }

  void waitFor(int count, Duration most) {
    waitUntil(count + " records", records -> records.size() >= count, most);
  }

  void waitUntil(String what, Predicate<List<CallRecord>> holds, Duration most) {
    long deadline = kit.in(most);
    while (!holds.test(records())) {
      if (!kit.await(changed, deadline)) {
        throw new AssertionError("not " + what + " but " + records().size() + " records");
      }
    }
  }

  void waitForRefusals(int count, Duration most) {
    long deadline = kit.in(most);
    while (refusals() < count) {
      if (!kit.await(changed, deadline)) {
        throw new AssertionError("the database was not asked again");
      }
    }
  }

  private synchronized int refusals() {
    return refusals;
  }
}
