package io.jambo.call;

/// What a verb may care about while it waits in [Call#await]. Everything else is dealt with there.
sealed interface CallEvent {
  /// A key went down; its digit follows when it is released. What barge-in reacts to.
  record KeyDown(char key) implements CallEvent {}

  /// A digit was pressed and released.
  record Digit(char key) implements CallEvent {}

  /// A playback is over.
  ///
  /// @param playedSamples what was really sent of it, at 8,000 a second
  record PlaybackEnded(long playback, long playedSamples) implements CallEvent {}

  /// All digits we were to send have been sent.
  record DigitsSent() implements CallEvent {}

  /// Work that was given to a helper is done.
  record WorkDone(Work<?> work) implements CallEvent {}

  /// The deadline of this wait has come.
  record TimeUp() implements CallEvent {}
}
