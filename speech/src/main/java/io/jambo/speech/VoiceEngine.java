package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.List;

/// An engine inside this process with some voices. Safe for many tasks at once.
public interface VoiceEngine extends AutoCloseable {
  /// Its voices by name.
  List<String> voices();

  /// Speaks one portion; blocks on the kit while a thread of the engine's own works.
  ///
  /// @param voice one of [#voices()]
  /// @throws SpeechFailure when the engine is overloaded, slow or failed
  Pcm speak(String voice, SafeText text);

  /// Ends its threads.
  @Override
  void close();
}
