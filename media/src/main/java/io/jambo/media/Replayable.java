package io.jambo.media;

/// A source that can be heard again from its beginning, such as a tone or audio held in memory.
public interface Replayable extends Source {
  /// Goes back to the first sample.
  void rewind();
}
