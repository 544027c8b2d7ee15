package io.jambo.sip;

import io.jambo.wire.SipRequest;

/// The user of the stack above. Called on the signalling loop: it must not block, and hands the
/// work to a thread of its own.
public interface SipUser {
  /// A new call; 100 Trying has gone out. It must end in [SipLeg#answer] or [SipLeg#refuse].
  void invited(Invitation invitation);

  /// Whether a request outside any dialog is to be passed over without a word: a stranger, a
  /// scanner, a flood (sip.md 3, steps 4 to 6). Asked before anything is answered, 100 included.
  default boolean ignores(SipRequest request, Flow flow) {
    return false;
  }
}
