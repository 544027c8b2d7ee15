package io.jambo.rest;

import io.jambo.call.CallStatus;
import io.jambo.kit.Journal;
import io.jambo.kit.Sid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A call as the API shows it (rest-api.md 8.3): one that lives, or that ended less than an hour
/// ago. Numbers, names and addresses are personal: it is for answers only, never for a log.
///
/// @param direction `inbound` or `outbound`
/// @param callId the SIP Call-ID
/// @param localAddress `host:port` of ours, where it came in
/// @param peerAddress where it came from, without port
/// @param answeredAt empty while it rings, and when it never was answered
/// @param duration how long it was up; empty while it lives
/// @param journal what happens in it
public record LiveCall(
    Sid callSid,
    Sid accountSid,
    Sid applicationSid,
    String direction,
    String from,
    String to,
    String callerName,
    String callId,
    String traceId,
    String localAddress,
    String peerAddress,
    Optional<String> trunkName,
    Instant attemptedAt,
    Optional<Instant> answeredAt,
    Optional<Duration> duration,
    CallStatus status,
    int sipStatus,
    Journal journal) {

  /// Whether it has ended.
  public boolean over() {
    return duration.isPresent();
  }

  /// The same call, one status further.
  LiveCall now(CallStatus next, int code, Instant at) {
    var answered = next == CallStatus.IN_PROGRESS ? Optional.of(at) : answeredAt;
    return with(answered, duration, next, code);
  }

  /// The same call, over.
  LiveCall ended(Duration length, CallStatus last, int code) {
    return with(answeredAt, Optional.of(length), last, code);
  }

  private LiveCall with(
      Optional<Instant> answered, Optional<Duration> length, CallStatus next, int code) {
    return new LiveCall(
        callSid,
        accountSid,
        applicationSid,
        direction,
        from,
        to,
        callerName,
        callId,
        traceId,
        localAddress,
        peerAddress,
        trunkName,
        attemptedAt,
        answered,
        length,
        next,
        code,
        journal);
  }

  /// The Call-SID: nothing personal.
  @Override
  public String toString() {
    return "call " + callSid;
  }
}
