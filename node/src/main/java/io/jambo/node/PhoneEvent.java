package io.jambo.node;

import io.jambo.media.MediaEvent;
import io.jambo.sip.LegEvent;

/// What the built-in phone waits for.
sealed interface PhoneEvent {
  /// On the signalling side.
  record OnLeg(LegEvent event) implements PhoneEvent {}

  /// On the audio side.
  record OnMedia(MediaEvent event) implements PhoneEvent {}
}
