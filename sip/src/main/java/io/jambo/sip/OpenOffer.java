package io.jambo.sip;

/// Whose offer waits for its answer in a dialog (RFC 3264 §4, RFC 6337 §2): one at a time.
enum OpenOffer {
  /// Nobody's.
  NONE,
  /// We offered.
  OURS,
  /// The peer offered.
  PEERS;

  /// We sent a session description: the answer to the peer's offer, or an offer.
  OpenOffer said() {
    return this == PEERS ? NONE : OURS;
  }

  /// The peer sent one.
  OpenOffer heard() {
    return this == OURS ? NONE : PEERS;
  }
}
