package io.jambo.sip;

/// A new offer of the peer, as the signalling loop sees it.
interface PendingReoffer extends Reoffer {
  /// Whether it still waits for an answer.
  boolean open();

  /// Nobody waits for the answer any more (RFC 3261 §15.1.2).
  void drop();
}
