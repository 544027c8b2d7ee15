package io.jambo.wire;

import java.util.Optional;

/// Whether a well-formed message can be served: the checks of security.md 12 that need no state.
public final class SipSanity {
  private SipSanity() {}

  /// What a request with a fault is answered with.
  ///
  /// @param answerable whether there is a usable Via and enough else to send that answer at all
  public record Fault(int status, String reason, boolean answerable) {}

  /// The first fault of a message: a missing, doubled or broken mandatory header, a CSeq method
  /// that is not the request's, a wrong version, a bound that is exceeded …; empty when there is
  /// none. A response with a fault is dropped.
  public static Optional<Fault> check(SipMessage message) {
    return Optional.of(new Fault(500, "not built", message instanceof SipRequest));
  }
}
