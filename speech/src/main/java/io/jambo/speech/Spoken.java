package io.jambo.speech;

/// A part of what is to be said, once its markup has been read.
sealed interface Spoken {
  /// Words.
  record Text(String text) implements Spoken {}

  /// A pause, from a `break`.
  record Pause(long millis) implements Spoken {}
}
