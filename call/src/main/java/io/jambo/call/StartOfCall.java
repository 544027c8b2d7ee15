package io.jambo.call;

import io.jambo.kit.Journal;
import io.jambo.kit.Sid;
import java.time.Instant;

/// A call that was taken. From, to, Call-ID and the addresses are personal: whoever keeps this
/// seals them.
///
/// @param from the calling number: of P-Asserted-Identity where a carrier says it, else of From
/// @param host our address that it came to
/// @param peerAddress where it came from, without port
/// @param journal what happens in it, while it lives
public record StartOfCall(
    Sid callSid,
    CallPlan plan,
    String traceId,
    String sipCallId,
    String from,
    String to,
    String callerName,
    String host,
    String peerAddress,
    Instant attemptedAt,
    Journal journal) {
  /// The Call-SID: nothing personal.
  @Override
  public String toString() {
    return "call " + callSid;
  }
}
