package io.jambo.sip;

import io.jambo.wire.SessionExpires.Refresher;
import java.time.Duration;
import java.util.Optional;

/// How the stack uses what SIP can do beyond RFC 3261 (sip.md 10.1, 10.2).
///
/// @param reliableWhenSupported whether our 18x are reliable (RFC 3262) for every caller who can do
///   that, not only for those who insist
/// @param refresher who refreshes a session (RFC 4028) when the caller does not say; empty for no
///   timer then
/// @param sessionExpires the interval that we ask for when we call; zero for none
public record Extensions(
    boolean reliableWhenSupported, Optional<Refresher> refresher, Duration sessionExpires) {
  /// Only what the peer asks for.
  public static final Extensions ON_REQUEST =
      new Extensions(false, Optional.empty(), Duration.ZERO);
}
