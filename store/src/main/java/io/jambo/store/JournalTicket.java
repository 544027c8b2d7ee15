package io.jambo.store;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.time.Duration;

/// The receipt for a record that was given to the journal; one task may wait with it.
public final class JournalTicket {
  private final Kit kit;
  private final Gate settled = new Gate();
  private volatile boolean durable;

  /// A receipt that nothing is known of yet.
  public JournalTicket(Kit kit) {
    this.kit = kit;
  }

  /// Waits until the record is on the disk; false when it is not, for now: it waits in memory
  /// because the disk is full or slow.
  public boolean durable(Duration most) {
    if (!durable) {
      boolean _ = kit.await(settled, kit.in(most));
    }
    return durable;
  }

  /// For the journal: the record is on the disk, or will not be soon.
  public void settle(boolean onDisk) {
    durable = onDisk;
    kit.open(settled);
  }
}
