package io.jambo.media;

/// Audio from a party: one 20 ms frame each time, without gaps, on the media loop. Never blocks,
/// never allocates, keeps no reference to the frame.
public interface Sink {
  /// Takes the first `length` samples of the frame.
  void write(short[] frame, int length);
}
