package io.jambo.call;

import io.jambo.wire.Json;
import io.jambo.wire.Members;
import java.util.Optional;

/// The speech settings an application starts with; nobody chose them for a verb or session.
///
/// @param fallback who speaks and listens when these fail
public record SpeechDefaults(
    String synthesisVendor,
    String synthesisLanguage,
    String synthesisVoice,
    Optional<String> synthesisLabel,
    String recognizerVendor,
    String recognizerLanguage,
    Optional<String> recognizerLabel,
    Optional<Fallback> fallback) {
  /// Some without labels and without a fallback.
  public SpeechDefaults(
      String synthesisVendor,
      String synthesisLanguage,
      String synthesisVoice,
      String recognizerVendor,
      String recognizerLanguage) {
    this(
        synthesisVendor,
        synthesisLanguage,
        synthesisVoice,
        Optional.empty(),
        recognizerVendor,
        recognizerLanguage,
        Optional.empty(),
        Optional.empty());
  }

  /// Who speaks and listens instead.
  public record Fallback(
      Optional<String> synthesisVendor,
      Optional<String> synthesisLanguage,
      Optional<String> synthesisVoice,
      Optional<String> synthesisLabel,
      Optional<String> recognizerVendor,
      Optional<String> recognizerLanguage,
      Optional<String> recognizerLabel) {}

  /// As the initial hook tells them (app-protocol.md 3.1).
  Json.Obj json() {
    var synthesizer = new Members().with("vendor", synthesisVendor);
    synthesisLabel.ifPresent(label -> synthesizer.with("label", label));
    synthesizer.with("language", synthesisLanguage).with("voice", synthesisVoice);
    var recognizer = new Members().with("vendor", recognizerVendor);
    recognizerLabel.ifPresent(label -> recognizer.with("label", label));
    recognizer.with("language", recognizerLanguage);
    fallback.ifPresent(other -> {
      add(synthesizer, "fallbackVendor", other.synthesisVendor);
      add(synthesizer, "fallbackLabel", other.synthesisLabel);
      add(synthesizer, "fallbackLanguage", other.synthesisLanguage);
      add(synthesizer, "fallbackVoice", other.synthesisVoice);
      add(recognizer, "fallbackVendor", other.recognizerVendor);
      add(recognizer, "fallbackLabel", other.recognizerLabel);
      add(recognizer, "fallbackLanguage", other.recognizerLanguage);
    });
    return Json.object()
        .with("synthesizer", synthesizer.object())
        .with("recognizer", recognizer.object());
  }

  private static void add(Members to, String name, Optional<String> value) {
    value.ifPresent(text -> to.with(name, text));
  }
}
