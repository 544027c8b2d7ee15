package io.jambo.rest;

import java.util.Optional;

/// What an application speaks with where neither it nor its account says (configuration.md,
/// `speech.*`).
public record SpeechDefaults(
    String synthesisVendor,
    String synthesisLanguage,
    String synthesisVoice,
    String recognizerVendor,
    String recognizerLanguage) {
  /// Those of the platform that we are compatible with.
  public static final SpeechDefaults USUAL =
      new SpeechDefaults("google", "en-US", "en-US-Standard-C", "google", "en-US");

  /// The default of that column of an application, if it has one.
  Optional<String> of(String column) {
    return switch (column) {
      case "speech_synthesis_vendor" -> Optional.of(synthesisVendor);
      case "speech_synthesis_language" -> Optional.of(synthesisLanguage);
      case "speech_synthesis_voice" -> Optional.of(synthesisVoice);
      case "speech_recognizer_vendor" -> Optional.of(recognizerVendor);
      case "speech_recognizer_language" -> Optional.of(recognizerLanguage);
      default -> Optional.empty();
    };
  }
}
