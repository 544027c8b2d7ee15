package io.jambo.call;

import io.jambo.hooks.HookReply;
import io.jambo.media.MediaEvent;
import io.jambo.sip.LegEvent;

/// What is put into a session's inbox by the loops and helpers around it.
sealed interface Happening {
  /// On the SIP leg.
  record OnLeg(LegEvent event) implements Happening {}

  /// On the leg's audio.
  record OnMedia(MediaEvent event) implements Happening {}

  /// A helper has finished.
  record Worked(Work<?> work) implements Happening {}

  /// The application answered a background gather.
  record Replied(HookReply reply) implements Happening {}

  /// A helper met a fault of ours: what it was to do will not come.
  record Broken(Throwable fault) implements Happening {
    /// The fault, to be thrown where the session meets it.
    RuntimeException again() {
      if (fault instanceof Error error) {
        throw error;
      }
      return (RuntimeException) fault;
    }
  }

  /// The call has lasted as long as its account allows.
  record TooLong() implements Happening {}

  /// The node wants the call to end.
  record Ordered(TerminationReason reason) implements Happening {}
}
