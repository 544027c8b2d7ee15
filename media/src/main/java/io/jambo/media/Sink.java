package io.jambo.media;

/// Audio from a party: one 20 ms frame each time, on the media loop. Never blocks, never allocates.
public interface Sink {
  /// Takes the first `length` samples; the array is the loop's and is used again.
  void write(short[] frame, int length);
}
