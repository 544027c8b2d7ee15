package io.jambo.sip;

/// The timers of the transaction machines, by the letters of RFC 3261 table 4 and RFC 6026.
enum RfcTimer {
  /// INVITE request repeat.
  A,
  /// INVITE given up.
  B,
  /// Waits for repeated refusals of an INVITE.
  D,
  /// Other request's repeat.
  E,
  /// Other request given up.
  F,
  /// Refusal of an INVITE repeated.
  G,
  /// ACK of a refusal given up.
  H,
  /// Waits for repeated ACKs.
  I,
  /// Waits for repeated requests.
  J,
  /// Waits for repeated responses.
  K,
  /// Waits for repeated INVITEs after a 2xx (RFC 6026).
  L,
  /// Waits for 2xx of other branches (RFC 6026).
  M
}
