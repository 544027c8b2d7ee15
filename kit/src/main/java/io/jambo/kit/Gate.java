package io.jambo.kit;

import org.jspecify.annotations.Nullable;

/// One waiter, one pending wake-up. Inbox, timer, latch and Scope are all made of it.
///
/// Only a [Kit] looks inside; everybody else calls [Kit#await] and [Kit#open].
public final class Gate {
  private volatile boolean opened;
  private volatile @Nullable Object waiter;

  /// For a [Kit]: whether it stands open.
  public boolean isOpen() {
    return opened;
  }

  /// For a [Kit]: opens or closes it.
  public void set(boolean open) {
    opened = open;
  }

  /// For a [Kit]: who waits here, a thread or a task of the World.
  public @Nullable Object waiter() {
    return waiter;
  }

  /// For a [Kit]: who waits here from now on.
  public void waiter(@Nullable Object who) {
    waiter = who;
  }
}
