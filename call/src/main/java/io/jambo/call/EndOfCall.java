package io.jambo.call;

import io.jambo.kit.Sid;
import io.jambo.media.Quality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The record of a finished call (sip.md 9.4). From, to, Call-ID and peer address are personal:
/// whoever keeps this seals them.
///
/// @param answeredAt empty when it never was
/// @param duration from the answer to the end by the monotonic clock; zero when never answered
/// @param quality of its audio; empty when it never had any
/// @param sipStatus the final status of the INVITE
public record EndOfCall(
    Sid callSid,
    Sid accountSid,
    Sid applicationSid,
    String traceId,
    String sipCallId,
    String from,
    String to,
    String peerAddress,
    Instant attemptedAt,
    Optional<Instant> answeredAt,
    Instant terminatedAt,
    Duration duration,
    CallStatus status,
    int sipStatus,
    TerminationReason reason,
    Optional<Quality> quality) {
  /// The Call-SID and how it ended: nothing personal.
  @Override
  public String toString() {
    return callSid + " " + status.word() + " " + sipStatus + " " + reason.words();
  }
}
