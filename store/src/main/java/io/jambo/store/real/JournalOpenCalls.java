package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.store.CallRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/// The calls that have begun in the journal and not ended, and the segment that each of them keeps
/// there. As many as there are live calls. One thread.
final class JournalOpenCalls {
  private final Map<Sid, Open> calls = new HashMap<>();
  private final Map<Long, Integer> bySegment = new HashMap<>();

  private record Open(CallRecord record, long segment) {}

  /// A record of a living call was read.
  void begun(CallRecord record, long segment) {
    close(record.callSid());
    calls.put(record.callSid(), new Open(record, segment));
    bySegment.merge(segment, 1, Integer::sum);
  }

  /// Its end was delivered.
  void close(Sid call) {
    var open = calls.remove(call);
    if (open != null) {
      bySegment.computeIfPresent(open.segment(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /// Whether it is known as living.
  boolean has(Sid call) {
    return calls.containsKey(call);
  }

  /// Whether a call keeps that segment.
  boolean keeps(long segment) {
    return bySegment.containsKey(segment);
  }

  /// The records of the living calls in these segments.
  List<CallRecord> in(LongPredicate segments) {
    return calls.values().stream()
        .filter(open -> segments.test(open.segment()))
        .map(Open::record)
        .toList();
  }
}
