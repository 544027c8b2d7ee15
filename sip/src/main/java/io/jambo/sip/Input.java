package io.jambo.sip;

import io.jambo.wire.SipResponse;

/// What can happen to a transaction machine.
sealed interface Input {
  /// The request of a server transaction came once more.
  record Retransmit() implements Input {}

  /// An ACK came that matches the transaction.
  record Ack() implements Input {}

  /// The user of a server transaction answers.
  record Reply(PrintedResponse printed) implements Input {}

  /// A response to a client transaction came.
  record Response(SipResponse response) implements Input {}

  /// A timer came due.
  record Fired(RfcTimer timer) implements Input {}

  /// The transport could not deliver.
  record Failed() implements Input {}

  /// The user of a client transaction waits for it no longer (RFC 3261 §9.1).
  record Abandon() implements Input {}
}
