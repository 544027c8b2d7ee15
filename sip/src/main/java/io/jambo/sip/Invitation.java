package io.jambo.sip;

import io.jambo.wire.SipRequest;
import java.util.function.Consumer;

/// An INVITE that somebody sent us and that waits for an answer.
public interface Invitation {
  /// The INVITE as it came, its top Via completed with `received` and `rport`.
  SipRequest request();

  /// How it came; its remote address is the caller's signalling address.
  Flow flow();

  /// The leg that answers it.
  SipLeg leg();

  /// Where its events go from now on; those that came before are told first. The listener is called
  /// on the signalling loop and must not block. Call it once.
  void listen(Consumer<LegEvent> listener);
}
