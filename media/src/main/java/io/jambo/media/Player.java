package io.jambo.media;

import io.jambo.media.MediaEvent.Ending;
import io.jambo.media.MediaEvent.PlaybackEnded;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one foreground playback of an endpoint. Owned by the media loop.
final class Player {
  private final Consumer<MediaEvent> events;
  private final AtomicInteger playbacks;
  private @Nullable Source source;
  private long id;
  private long played;

  /// @param playbacks the engine's count of playbacks, which goes down when one ends
  Player(Consumer<MediaEvent> events, AtomicInteger playbacks) {
    this.events = events;
    this.playbacks = playbacks;
  }

  /// Begins a playback in place of the present one.
  void play(long playback, Source next) {
    end(Ending.STOPPED);
    id = playback;
    source = next;
    played = 0;
  }

  /// Whether that playback is the present one.
  boolean playing(long playback) {
    return source != null && id == playback;
  }

  /// Stops the present playback.
  void stop() {
    end(Ending.STOPPED);
  }

  /// Reads the next samples into `frame[from..to)`; silence where there are none.
  void read(short[] frame, int from, int to) {
    int at = from;
    while (source != null && at < to) {
      int count = source.read(frame, at, to);
      if (count == Source.NOTHING_NOW) {
        break;
      }
      if (count == Source.ENDED) {
        end(Ending.FINISHED);
      } else {
        at += count;
        played += count;
      }
    }
    Arrays.fill(frame, at, to, (short) 0);
  }

  /// Takes so many samples back that were read but will not be sent.
  void unread(int samples) {
    played = Math.max(0, played - samples);
  }

  /// The endpoint is gone: nobody is told.
  void close() {
    if (source != null) {
      source.close();
      source = null;
      playbacks.decrementAndGet();
    }
  }

  private void end(Ending how) {
    if (source != null) {
      close();
      events.accept(new PlaybackEnded(id, how, played));
    }
  }
}
