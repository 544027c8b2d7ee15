package io.jambo.store;

/// The row can't go while others point to it.
public final class StillUsed extends StoreFailure {
  private final String by;

  /// @param by the table of a row that points to it, empty when the database did not say
  public StillUsed(String by) {
    super(by.isEmpty() ? "it is still in use" : "it is still in use by " + by);
    this.by = by;
  }

  /// The table of a row that points to it, empty when the database did not say.
  public String by() {
    return by;
  }
}
