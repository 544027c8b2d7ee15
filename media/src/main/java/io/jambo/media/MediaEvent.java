package io.jambo.media;

/// What an [Endpoint] tells its call. Made on the media loop and handed to the consumer given to
/// [MediaEngine#open], which only puts it into the call's inbox.
public sealed interface MediaEvent {
  /// A key went down: the first packet of a telephone event (RFC 4733 §2.5.1.1). For barge-in only;
  /// the key itself counts when its [Digit] comes.
  record KeyDown(char key) implements MediaEvent {}

  /// A key was pressed and released: once for each event, however many packets told of it.
  ///
  /// @param durationUnits how long it was down, in timestamp units (8,000 a second)
  record Digit(char key, int durationUnits) implements MediaEvent {}

  /// A playback is over; said exactly once for each, unless the endpoint was closed before.
  ///
  /// @param id [Playback#id()]
  /// @param playedSamples how many of its samples were sent, at the endpoint's rate
  record PlaybackEnded(long id, Ending how, long playedSamples) implements MediaEvent {}

  /// All digits of [Endpoint#sendDigits] have been sent.
  record DigitsSent() implements MediaEvent {}

  /// Nothing came from the peer for as long as the settings allow (media.md 9); said again after as
  /// long again.
  record TimedOut() implements MediaEvent {}

  /// The endpoint met a fault of ours and is gone; its call can only end.
  record Failed() implements MediaEvent {}

  /// How a playback ended.
  enum Ending {
    /// Its source had no more.
    FINISHED,
    /// It was stopped, or another playback took its place.
    STOPPED
  }
}
