package io.jambo.call;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.Optional;

/// What a tenant has settled for its calls, besides who answers them.
///
/// @param productName what `Server` and `User-Agent` call us
/// @param longest after so long since the answer it is hung up
/// @param variables told to the first hook as `env_vars`
/// @param records what is kept of the call
public record CallTerms(
    Optional<String> productName,
    Optional<Duration> longest,
    Optional<Json.Obj> variables,
    Records records) {
  /// Nothing out of the ordinary.
  public static final CallTerms USUAL =
      new CallTerms(Optional.empty(), Optional.empty(), Optional.empty(), Records.WHOLE);

  /// What is kept of a call (data-model.md 7).
  public enum Records {
    /// Nothing.
    NONE,
    /// Only what is not personal.
    IMPERSONAL,
    /// All of it, the personal part sealed.
    WHOLE
  }

  /// Not the variables.
  @Override
  public String toString() {
    return "terms of a call";
  }
}
