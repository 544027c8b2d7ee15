package io.jambo.store;

/// The database holds what it never wrote. After this nothing is written to it until the next
/// start, so that it does not get worse.
public final class StoreDamaged extends StoreFailure {
  /// The only form of it.
  public StoreDamaged() {
    super("the database is damaged: stop the node and restore a backup with `jambo restore`");
  }
}
