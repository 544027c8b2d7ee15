package io.jambo.speech;

import java.util.List;

/// One vendor's voices, or the embedded ones. Safe for many tasks at once.
public interface Synthesizer {
  /// The public vendor id it serves, such as `embedded`.
  String vendor();

  /// The voices it can speak with now, the preferred one first.
  List<String> voices();

  /// Begins to speak; blocks on the kit until the vendor has taken the words.
  ///
  /// @throws SpeechFailure when it cannot
  Utterance speak(Words words);
}
