package io.jambo.store;

/// What the operator should hear of the journal of call records.
public enum JournalEvent {
  /// Half of its bound is used: the database has been away for long.
  HALF_FULL,
  /// Its bound or the disk is full: records wait in memory.
  FULL,
  /// It can be written again.
  WRITABLE,
  /// A tail that was being written when the node died was cut: nobody had been told it was there.
  TORN_TAIL,
  /// Some of it can't be read any more; the rest is read.
  DAMAGED,
  /// More waits than fits into memory: the oldest records were given up.
  LOST
}
