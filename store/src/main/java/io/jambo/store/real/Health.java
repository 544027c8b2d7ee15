package io.jambo.store.real;

import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;

/// What the store's threads tell each other of the database's state.
final class Health {
  private volatile boolean away;
  private volatile boolean damaged;

  /// A transaction went well.
  void well() {
    if (away) {
      away = false;
    }
  }

  /// One failed like that.
  void note(Throwable failure) {
    if (failure instanceof StoreDamaged) {
      damaged = true;
    } else if (failure instanceof StoreAway) {
      away = true;
    }
  }

  /// Whether it was away when it was last asked.
  boolean away() {
    return away;
  }

  /// Once damage was met nothing is written any more: it would get worse.
  ///
  /// @throws StoreDamaged when it was
  void mayWrite() {
    if (damaged) {
      throw new StoreDamaged();
    }
  }
}
