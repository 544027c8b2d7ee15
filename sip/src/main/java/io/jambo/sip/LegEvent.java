package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;

/// What happens on a leg, told in order on the signalling loop. Exactly one event of a leg is
/// [#over]; none comes after it.
public sealed interface LegEvent {
  /// Whether the leg is over with this event.
  default boolean over() {
    return false;
  }

  /// UAS: the caller gave up; 200 and 487 have been sent. The headers are the CANCEL's (Reason).
  record Cancelled(Headers headers) implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }

  /// The ACK of our 200 came, or a PRACK with a session description; the body answers an offer of
  /// ours, mostly it is empty.
  record Acked(Bytes sdp) implements LegEvent {}

  /// No ACK for 64*T1; BYE has been sent (RFC 3261 §13.3.1.4).
  record NoAck() implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }

  /// The peer hung up; 200 has been sent.
  record HungUp(SipRequest bye) implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }

  /// The peer sent a re-INVITE, with or without an offer, or an offer in UPDATE or PRACK.
  record Reoffered(SipRequest request, Reoffer reply) implements LegEvent {}

  /// Our re-INVITE was accepted; the ACK has been sent.
  record Reanswered(SipResponse response) implements LegEvent {}

  /// Our re-INVITE was refused; the session is as it was.
  record ReofferRefused(SipResponse response) implements LegEvent {}

  /// A key pressed, told by INFO (sip.md 8.6); 200 has been sent.
  record InfoDigit(char key, int durationMillis) implements LegEvent {}

  /// Another request inside the dialog: INFO, MESSAGE or NOTIFY; it has been answered.
  record Requested(SipRequest request) implements LegEvent {}

  /// The final response to a [SipLeg#request] of ours; 408 when none came.
  record Responded(String method, SipResponse response) implements LegEvent {}

  /// UAC: 101 to 199.
  record Provisional(SipResponse response) implements LegEvent {}

  /// UAC: 2xx; the ACK has been sent, unless the response brings the offer that our INVITE lacked
  /// ([SipLeg#acknowledge]).
  record Answered(SipResponse response) implements LegEvent {}

  /// UAC: a final refusal, 300 to 699; 487 after a CANCEL.
  record Refused(SipResponse response) implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }

  /// UAC: no response at all for 64*T1, or the connection failed.
  record Unreachable(String reason) implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }

  /// The leg is over by our own doing (refused, hung up, taken back) or because the peer knows the
  /// dialog no more.
  record Ended(String reason) implements LegEvent {
    @Override
    public boolean over() {
      return true;
    }
  }
}
