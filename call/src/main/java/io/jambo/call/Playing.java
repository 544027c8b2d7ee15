package io.jambo.call;

import io.jambo.kit.Fork;
import io.jambo.media.Playback;
import java.util.Optional;

/// A prompt that is being heard, until it ends by itself or is stopped.
final class Playing implements AutoCloseable {
  private final Playback playback;
  private final Fork narrator;
  private final Narrator narration;
  private final PromptQueue queue;

  Playing(Playback playback, PromptQueue queue, Fork narrator, Narrator narration) {
    this.playback = playback;
    this.queue = queue;
    this.narrator = narrator;
    this.narration = narration;
  }

  /// Whether that event says that this prompt is over.
  boolean endedBy(CallEvent event) {
    return event instanceof CallEvent.PlaybackEnded(var id, _) && id == playback.id();
  }

  /// How many samples of it have been heard so far, at 8,000 a second.
  long samples() {
    return queue.samples();
  }

  /// Why nothing or not all of it could be heard.
  Optional<String> failure() {
    return narration.failure();
  }

  /// Stops it within a frame; its end is still told as an event.
  void stop() {
    narrator.cancel();
    playback.stop();
  }

  @Override
  public void close() {
    stop();
  }
}
