package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An utterance whose first piece is already there, and which is offered to the cache once it has
/// been said to its end: one that failed or was cut off never is.
final class Begun implements Utterance {
  private final Utterance utterance;
  private final long mostBytes;
  private final Consumer<List<Pcm>> keep;
  private final List<Pcm> said = new ArrayList<>();
  private Optional<Pcm> first;
  private long bytes;
  private boolean closed;

  /// @param mostBytes beyond this it is not collected for the cache
  /// @throws SpeechFailure when it fails at once
  Begun(Utterance utterance, long mostBytes, Consumer<List<Pcm>> keep) {
    this.utterance = utterance;
    this.mostBytes = mostBytes;
    this.keep = keep;
    this.first = utterance.next();
    remember(first);
  }

  @Override
  public Optional<Pcm> next() {
    if (closed) {
      return Optional.empty();
    }
    if (first.isPresent()) {
      var piece = first;
      first = Optional.empty();
      return piece;
    }
    var piece = utterance.next();
    remember(piece);
    return piece;
  }

  @Override
  public void close() {
    closed = true;
    said.clear();
    utterance.close();
  }

  private void remember(Optional<Pcm> piece) {
    if (piece.isPresent()) {
      bytes += 2L * piece.get().samples().length;
      if (bytes <= mostBytes) {
        said.add(piece.get());
      } else {
        said.clear();
      }
    } else if (!said.isEmpty()) {
      keep.accept(said);
      said.clear();
    }
  }
}
