package io.jambo.media;

/// One prompt on its way to a party, as the call holds it; callable from any task.
public interface Playback {
  /// Its number, unique within the endpoint, as [MediaEvent.PlaybackEnded] names it.
  long id();

  /// Ends it within one frame. Does nothing when it is over already: a playback that started later
  /// is never touched.
  void stop();
}
