package io.jambo.store;

/// The database can't be reached, says nothing, or is busy for longer than somebody may wait. It
/// comes back by itself; whether a change that had begun was made is not known.
public final class StoreAway extends StoreFailure {
  /// @param why what was met, without values
  public StoreAway(String why) {
    super("the database is away: " + why);
  }
}
