package io.jambo.media;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import java.util.Optional;
import java.util.function.Consumer;

/// All audio of the node: the media loops, and the pool of ports that endpoints take theirs from.
public final class MediaEngine implements AutoCloseable {
  /// Starts the loops.
  public MediaEngine(Kit kit, MediaSettings settings, Sockets sockets, Counters counters) {
    var _ = new Object[] {kit, settings, sockets, counters};
  }

  /// Opens an endpoint on the least busy loop; empty when no pair of ports can be had.
  ///
  /// @param events takes what happens, on the media loop: it must only pass it on
  public Optional<Endpoint> open(Consumer<MediaEvent> events) {
    throw new UnsupportedOperationException(events.toString());
  }

  /// What is held now.
  public MediaCounts counts() {
    throw new UnsupportedOperationException();
  }

  /// Ends all endpoints and loops and closes every socket.
  @Override
  public void close() {}
}
