package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.store.CallRecord;
import java.util.LinkedHashMap;
import java.util.List;

/// Call records that can't be written to the disk now (operations.md 7, disk full). Any thread; the
/// monitor is held for a few instructions.
final class JournalBuffer {
  /// So many are kept whole.
  static final int MOST_WHOLE = 10_000;

  /// So many in all: beyond the whole ones with their operational part alone.
  static final int MOST = 100_000;

  private final LinkedHashMap<Sid, CallRecord> waiting = new LinkedHashMap<>();

  /// Keeps a record in the place of an earlier one of the same call. False when the oldest had to
  /// be given up for it.
  synchronized boolean put(CallRecord record) {
    boolean whole = waiting.size() < MOST_WHOLE || waiting.containsKey(record.callSid());
    waiting.put(record.callSid(), whole ? record : record.withoutPersonal());
    if (waiting.size() <= MOST) {
      return true;
    }
    var _ = waiting.pollFirstEntry();
    return false;
  }

  /// Some of them, the oldest first.
  synchronized List<CallRecord> some(int most) {
    return waiting.values().stream().limit(most).toList();
  }

  /// Some records of ended calls.
  synchronized List<CallRecord> ended(int most) {
    return waiting.values().stream()
        .filter(record -> record.ending().isPresent())
        .limit(most)
        .toList();
  }

  /// These were written, unless there is something newer of the same call.
  synchronized void remove(List<CallRecord> records) {
    for (var record : records) {
      boolean _ = waiting.remove(record.callSid(), record);
    }
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  synchronized int size() {
    return waiting.size();
  }
}
