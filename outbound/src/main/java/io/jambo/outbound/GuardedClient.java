package io.jambo.outbound;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;

/// The only form of [Outbound].
public final class GuardedClient implements Outbound {
  /// @param wire the network below
  public GuardedClient(Kit kit, HttpWire wire, TargetGuard guard, Counters counters) {}

  @Override
  public HttpOutcome exchange(HttpRequest request) {
    return new HttpOutcome.Failed(FailureKind.OTHER, "not built");
  }

  @Override
  public Download open(HttpRequest request) {
    return new Download.Failed(FailureKind.OTHER, "not built");
  }
}
