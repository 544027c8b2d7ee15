package io.jambo.store;

/// The database may be read but not written: a read-only folder, or a server in recovery.
public final class StoreReadOnly extends StoreFailure {
  /// The only form of it.
  public StoreReadOnly() {
    super("the database can't be written, only read");
  }
}
