package io.jambo.store;

/// The row points to one that is not there.
public final class NoSuchTarget extends StoreFailure {
  /// @param target the table it points to, empty when the database did not say
  public NoSuchTarget(String target) {
    super(
        target.isEmpty()
            ? "it points to a row that is not there"
            : "it points to a row of " + target + " that is not there");
  }
}
