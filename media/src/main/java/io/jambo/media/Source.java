package io.jambo.media;

/// Audio toward a party, pulled by the media loop 20 ms at a time at the endpoint's rate (8,000
/// samples a second now).
///
/// Owned by the media loop once it has been given to [Endpoint#play]. Never blocks, never
/// allocates.
public interface Source {
  /// What [#read] answers when there is nothing at the moment: silence is sent.
  int NOTHING_NOW = 0;

  /// What [#read] answers when there will never be more.
  int ENDED = -1;

  /// Fills `frame[from..to)` with the next samples.
  ///
  /// @return how many (1 to `to - from`), [#NOTHING_NOW] or [#ENDED]
  int read(short[] frame, int from, int to);

  /// Told once, on the media loop, when nobody will read any more.
  default void close() {}
}
