package io.jambo.store;

/// The disk of the database takes no more. Nothing was changed; reading goes on.
public final class StoreFull extends StoreFailure {
  /// The only form of it.
  public StoreFull() {
    super("the disk of the database is full");
  }
}
