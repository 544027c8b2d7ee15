package io.jambo.store.real;

import java.time.Duration;
import java.time.Instant;

/// The real kit, whose calendar is that much later.
final class LaterKit extends KitOverReal {
  private final Duration later;

  LaterKit(Duration later) {
    this.later = later;
  }

  @Override
  public Instant wallClock() {
    return super.wallClock().plus(later);
  }
}
