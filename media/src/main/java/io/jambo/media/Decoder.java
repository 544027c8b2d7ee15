package io.jambo.media;

/// Turns an audio file into samples while it arrives. One task owns it.
interface Decoder {
  /// Samples a second.
  int rate();

  /// Waits for the next samples and mixes the channels into one.
  ///
  /// @return how many were put into `into[from..to)`, -1 after the last one
  int read(short[] into, int from, int to);
}
