package io.jambo.media;

import io.jambo.wire.SessionDescription;

/// How an offer or an answer of the peer was taken (RFC 3264).
public sealed interface Negotiation {
  /// Both sides agree and audio flows accordingly.
  ///
  /// @param local our description: the answer to send, or the offer that the peer has accepted
  record Agreed(SessionDescription local) implements Negotiation {}

  /// Nothing can be agreed on: 488 for an offer, BYE for an answer. The session is as it was.
  ///
  /// @param reason fit for a log line and a Warning header: nothing of the peer's text is in it
  record Refused(String reason) implements Negotiation {}
}
