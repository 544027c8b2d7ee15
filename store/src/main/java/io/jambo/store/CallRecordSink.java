package io.jambo.store;

import java.util.List;

/// Where the journal delivers records of ended calls: the database.
@FunctionalInterface
public interface CallRecordSink {
  /// Writes them, durable when it returns. A record that is there already is left as it is, so that
  /// the journal may deliver it as often as it likes. What the database refuses for a reason of its
  /// own is told by the sink and left out.
  ///
  /// @throws RuntimeException when the database is away: the journal tries again later
  void deliver(List<CallRecord> records);
}
