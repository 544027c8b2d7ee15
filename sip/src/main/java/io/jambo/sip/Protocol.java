package io.jambo.sip;

/// What carries SIP between two hosts (RFC 3261 §18). Its name is the token in a Via.
public enum Protocol {
  /// Datagrams: lost, doubled and reordered, so transactions repeat themselves.
  UDP,
  /// A stream: nothing is repeated, and the connection is kept for the whole dialog.
  TCP;

  /// Whether the transport repeats for us what gets lost.
  public boolean reliable() {
    return this != UDP;
  }
}
