package io.jambo.speech;

import io.jambo.wire.Pcm;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// An utterance out of the cache.
final class Kept implements Utterance {
  private final Iterator<Pcm> pieces;
  private boolean closed;

  Kept(List<Pcm> pieces) {
    this.pieces = pieces.iterator();
  }

  @Override
  public Optional<Pcm> next() {
    return !closed && pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }
}
