package io.jambo.store;

import io.jambo.kit.Sid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is written of a call, and nothing else (sip.md 9.4; data-model.md 7). Its text form has
/// nothing personal.
///
/// @param answeredAt empty while, or because, nobody has answered
/// @param ending empty while the call lives
public record CallRecord(Attempt attempt, Optional<Instant> answeredAt, Optional<Ending> ending) {
  /// The reasons of sip.md 9.5.
  public static final Set<String> REASONS =
      Set.of(
          "caller hungup",
          "called party hungup",
          "caller abandoned",
          "failed",
          "drain",
          "node_failure");

  /// What is known when the call begins.
  ///
  /// @param trunk a carrier's name, or a word for the origin; never a user
  /// @param direction `inbound` or `outbound`
  /// @param personal empty where it may not be kept
  public record Attempt(
      Sid callSid,
      Sid accountSid,
      Sid providerSid,
      Optional<Sid> applicationSid,
      String direction,
      Optional<String> trunk,
      String traceId,
      Instant attemptedAt,
      Optional<Personal> personal) {}

  /// What tells of persons: at rest it lies sealed.
  ///
  /// @param host the address of ours that was called
  /// @param remoteHost the far end's address
  public record Personal(
      String from,
      String to,
      String sipCallId,
      Optional<String> sipParentCallId,
      Optional<String> host,
      Optional<String> remoteHost) {
    @Override
    public String toString() {
      return "personal";
    }
  }

  /// How it ended.
  ///
  /// @param duration from the answer by the monotonic clock
  /// @param quality JSON (media.md 13)
  public record Ending(
      int sipStatus,
      Duration duration,
      Instant terminatedAt,
      String reason,
      Optional<String> recordingUrl,
      Optional<String> recordingStatus,
      Optional<String> quality) {
    /// Of a closed list of reasons.
    public Ending {
      if (!REASONS.contains(reason)) {
        throw new IllegalArgumentException("no reason for a call's end: " + reason);
      }
    }
  }

  /// A call that has just begun.
  public static CallRecord begun(Attempt attempt) {
    return new CallRecord(attempt, Optional.empty(), Optional.empty());
  }

  /// The same, ended.
  public CallRecord ended(Optional<Instant> answeredAt, Ending ending) {
    return new CallRecord(attempt, answeredAt, Optional.of(ending));
  }

  /// The same, closed because its node died: it was last seen at that time.
  public CallRecord orphaned(Instant lastSeen) {
    var begin = answeredAt.orElse(attempt.attemptedAt());
    var end = lastSeen.isBefore(begin) ? begin : lastSeen;
    var duration = answeredAt.isPresent() ? Duration.between(begin, end) : Duration.ZERO;
    return ended(
        answeredAt,
        new Ending(
            answeredAt.isPresent() ? 200 : 500,
            duration,
            end,
            "node_failure",
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /// The operational part alone.
  public CallRecord withoutPersonal() {
    var plain =
        new Attempt(
            attempt.callSid(),
            attempt.accountSid(),
            attempt.providerSid(),
            attempt.applicationSid(),
            attempt.direction(),
            attempt.trunk(),
            attempt.traceId(),
            attempt.attemptedAt(),
            Optional.empty());
    return new CallRecord(plain, answeredAt, ending);
  }

  /// The call's identifier.
  public Sid callSid() {
    return attempt.callSid();
  }

  @Override
  public String toString() {
    return attempt.callSid() + (ending.isPresent() ? " ended" : " begun");
  }
}
