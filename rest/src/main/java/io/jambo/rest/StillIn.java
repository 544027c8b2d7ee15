package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.store.StoreFailure;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whether whoever asked for something that lasts would still come in. The task of that request
/// asks it again and again.
final class StillIn {
  /// For so long it holds while the store is away: on this node nobody can be shut out then, but on
  /// another one somebody may.
  private static final Duration MOST_AWAY = Duration.ofMinutes(5);

  private final Kit kit;
  private final BooleanSupplier known;
  private long until;

  /// @param known whether the credentials would be taken now
  StillIn(Kit kit, BooleanSupplier known) {
    this.kit = kit;
    this.known = known;
    this.until = kit.in(MOST_AWAY);
  }

  boolean holds() {
    try {
      boolean is = known.getAsBoolean();
      until = kit.in(MOST_AWAY);
      return is;
    } catch (StoreFailure away) {
      return kit.nanos() < until;
    }
  }
}
