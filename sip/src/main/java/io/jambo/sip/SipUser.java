package io.jambo.sip;

/// The user of the stack above. Called on the signalling loop: it must not block, and hands the
/// work to a thread of its own.
public interface SipUser {
  /// A new call; 100 Trying has gone out. It must end in [SipLeg#answer] or [SipLeg#refuse].
  void invited(Invitation invitation);
}
