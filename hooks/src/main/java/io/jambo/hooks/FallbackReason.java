package io.jambo.hooks;

import io.jambo.outbound.HttpOutcome;
import java.util.Optional;

/// Why the fallback application is asked instead (app-protocol.md 2.6.1): the word that it is told
/// as `fallback_reason`. Pure.
final class FallbackReason {
  private FallbackReason() {}

  /// Empty when this failure is none to fall back from: the application has said no, or may not be
  /// asked at all.
  static Optional<String> of(HttpOutcome outcome, HookReply.Failed failure) {
    return failure.alert() == HookAlert.INVALID_PAYLOAD
        ? Optional.of("invalid-payload")
        : of(outcome);
  }

  private static Optional<String> of(HttpOutcome outcome) {
    return switch (outcome) {
      case HttpOutcome.Answered(var status, var _, var _) ->
          status >= 500 ? Optional.of("status-" + status) : Optional.empty();
      case HttpOutcome.Failed(var kind, var _) ->
          switch (kind) {
            case REFUSED -> Optional.of("refused");
            case RESET -> Optional.of("reset");
            case CONNECT_TIMEOUT, RESPONSE_TIMEOUT -> Optional.of("timeout");
            case TOO_LARGE -> Optional.of("invalid-payload");
            case BAD_URL, FORBIDDEN_TARGET, UNKNOWN_HOST, TLS, OVERLOADED, OTHER ->
                Optional.empty();
          };
    };
  }
}
