package io.jambo.sip;

import io.jambo.wire.SipResponse;

/// What a transaction machine wants done; the shell does it in order.
sealed interface Effect {
  /// Send this response.
  record Send(PrintedResponse printed) implements Effect {}

  /// Send the request of the client transaction, for the first time or again.
  record SendRequest() implements Effect {}

  /// Acknowledge a refusal of our INVITE (RFC 3261 §17.1.1.3).
  record SendAck(SipResponse refusal) implements Effect {}

  /// Set a timer, in place of the one of that name that runs.
  record Arm(RfcTimer timer, long nanos) implements Effect {}

  /// Tell the user.
  record Tell(Notice notice) implements Effect {}

  /// What the user of a transaction is told.
  sealed interface Notice {
    /// A response came.
    record Responded(SipResponse response) implements Notice {}

    /// Nobody answered, or acknowledged, in time.
    record TimedOut() implements Notice {}

    /// The transport could not deliver.
    record Undelivered() implements Notice {}
  }
}
