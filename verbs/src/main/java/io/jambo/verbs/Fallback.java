package io.jambo.verbs;

import io.jambo.wire.Json;
import java.util.Optional;
import java.util.function.Function;

/// Whom to use once the chosen speech vendor has failed: the `fallback…` properties of verbs.md 2.3
/// and 2.4. At most once a session.
public record Fallback(
    Optional<String> vendor,
    Optional<String> label,
    Optional<String> language,
    Optional<Json> voice) {

  /// Declares them among the properties of a synthesizer or recognizer.
  static Function<Values, Fallback> among(Members with) {
    var vendor = with.optional("fallbackVendor", Types.text());
    var label = with.optional("fallbackLabel", Types.text());
    var language = with.optional("fallbackLanguage", Types.text());
    var voice = with.optional("fallbackVoice", Types.textOrObject());
    return in -> new Fallback(in.get(vendor), in.get(label), in.get(language), in.get(voice));
  }
}
