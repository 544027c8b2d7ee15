package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.Optional;

/// Speech on its way: pieces of audio in order, the first one playable at once. One task owns it.
public interface Utterance extends AutoCloseable {
  /// The next piece; blocks on the kit until it is made. Empty when everything has been said.
  ///
  /// @throws SpeechFailure when the engine fails half-way
  Optional<Pcm> next();

  /// Stops the work that is left; idempotent.
  @Override
  void close();
}
