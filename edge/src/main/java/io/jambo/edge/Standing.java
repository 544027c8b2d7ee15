package io.jambo.edge;

/// How much the routing in memory is worth (operations.md 7).
public enum Standing {
  /// It is what the database holds.
  CURRENT,
  /// The database is away; this is the last that was read.
  LAST_KNOWN,
  /// The database has been away for longer than `cache.validity`.
  EXPIRED
}
