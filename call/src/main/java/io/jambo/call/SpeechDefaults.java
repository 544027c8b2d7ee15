package io.jambo.call;

import io.jambo.wire.Json;

/// The speech settings an application starts with; nobody chose them for a verb or session.
public record SpeechDefaults(
    String synthesisVendor,
    String synthesisLanguage,
    String synthesisVoice,
    String recognizerVendor,
    String recognizerLanguage) {
  /// As the initial hook tells them (app-protocol.md 3.1).
  Json.Obj json() {
    var synthesizer =
        Json.object()
            .with("vendor", synthesisVendor)
            .with("language", synthesisLanguage)
            .with("voice", synthesisVoice);
    var recognizer =
        Json.object().with("vendor", recognizerVendor).with("language", recognizerLanguage);
    return Json.object().with("synthesizer", synthesizer).with("recognizer", recognizer);
  }
}
