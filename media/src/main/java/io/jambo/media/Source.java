package io.jambo.media;

/// Audio toward a party, pulled by the media loop 20 ms at a time at the endpoint's rate (8,000/s
/// now). Never blocks, never allocates.
public interface Source {
  /// Nothing can be had at this moment; ask again at the next frame.
  int NOTHING_NOW = 0;

  /// Nothing will come any more.
  int ENDED = -1;

  /// Fills `frame[from..to)` with the next samples.
  ///
  /// @return how many (1 to `to - from`), [#NOTHING_NOW] or [#ENDED]
  int read(short[] frame, int from, int to);

  /// The loop needs it no more: whoever feeds it may stop.
  default void close() {}
}
