package io.jambo.edge;

import io.jambo.model.Row;
import java.util.Optional;

/// Who speaks and listens, as far as an account or an application has chosen.
record SpeechChoice(
    Optional<String> synthesisVendor,
    Optional<String> synthesisLanguage,
    Optional<String> synthesisVoice,
    Optional<String> synthesisLabel,
    Optional<String> recognizerVendor,
    Optional<String> recognizerLanguage,
    Optional<String> recognizerLabel) {
  /// @param prefix of the columns: empty text, or `fallback_`
  static SpeechChoice of(Row row, String prefix) {
    return new SpeechChoice(
        row.text(prefix + "speech_synthesis_vendor"),
        row.text(prefix + "speech_synthesis_language"),
        row.text(prefix + "speech_synthesis_voice"),
        row.text(prefix + "speech_synthesis_label"),
        row.text(prefix + "speech_recognizer_vendor"),
        row.text(prefix + "speech_recognizer_language"),
        row.text(prefix + "speech_recognizer_label"));
  }
}
