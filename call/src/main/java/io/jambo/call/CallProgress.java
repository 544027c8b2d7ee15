package io.jambo.call;

import io.jambo.kit.Kit;
import io.jambo.wire.Headers;
import io.jambo.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far one call has come: what its status notifications and payloads tell. Owned by the
/// session's task.
final class CallProgress {
  private final Kit kit;
  private final Instant attemptedAt;
  private Optional<CallStatus> reported = Optional.empty();
  private CallStatus status = CallStatus.TRYING;
  private int sipStatus = 100;
  private String sipReason = "Trying";
  private Optional<Json.Obj> tag = Optional.empty();
  private Optional<Instant> answeredAt = Optional.empty();
  private long answeredNanos;
  private Duration duration = Duration.ZERO;
  private String terminatedBy = "";
  private Headers byeHeaders = Headers.NONE;

  CallProgress(Kit kit) {
    this.kit = kit;
    attemptedAt = kit.wallClock();
  }

  /// Moves on to a status.
  ///
  /// @throws IllegalStateException when that status can't follow: each is reported once and in
  ///   order, so this is a bug of ours
  void report(CallStatus next, int sipCode, String reason) {
    if (!next.mayFollow(reported)) {
      throw new IllegalStateException(next.word() + " can't follow " + reported);
    }
    reported = Optional.of(next);
    status = next;
    sipStatus = sipCode;
    sipReason = reason;
    if (next == CallStatus.IN_PROGRESS) {
      answeredAt = Optional.of(kit.wallClock());
      answeredNanos = kit.nanos();
    }
  }

  /// Notes who ended it and with which BYE, before the last status is reported.
  void ending(CallOver.Ending ending) {
    terminatedBy = ending.by();
    byeHeaders = ending.bye();
    if (answeredAt.isPresent()) {
      duration = Duration.ofNanos(kit.nanos() - answeredNanos);
    }
  }

  void tag(Json.Obj data) {
    tag = Optional.of(data);
  }

  CallStatus status() {
    return status;
  }

  int sipStatus() {
    return sipStatus;
  }

  String sipReason() {
    return sipReason;
  }

  Optional<Json.Obj> tag() {
    return tag;
  }

  Instant attemptedAt() {
    return attemptedAt;
  }

  Optional<Instant> answeredAt() {
    return answeredAt;
  }

  Duration duration() {
    return duration;
  }

  String terminatedBy() {
    return terminatedBy;
  }

  Headers byeHeaders() {
    return byeHeaders;
  }
}
