package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.SipResponse;
import java.time.Duration;

/// The ACK of a 2xx that brought an offer, because our INVITE had none: it must carry the answer
/// (RFC 3261 §13.2.2.4), and that is the user's to give. Owned by the signalling loop.
final class OwedAck {
  /// A user who has not answered by then has forgotten it: the call is hung up.
  static final Duration ANSWER_BOUND = Duration.ofSeconds(10);

  private final Timers timers;
  private final SipResponse success;
  private final Timers.Timer bound;
  private Bytes answer = Bytes.EMPTY;
  private boolean paid;

  OwedAck(Timers timers, SipResponse success, Runnable forgotten) {
    this.timers = timers;
    this.success = success;
    this.bound = timers.in(ANSWER_BOUND.toNanos(), forgotten);
  }

  /// The answer is there, or none will come.
  void pay(Bytes sdp) {
    paid = true;
    answer = sdp;
    timers.cancel(bound);
  }

  boolean paid() {
    return paid;
  }

  SipResponse success() {
    return success;
  }

  /// What its ACK carries, each time the 2xx is repeated.
  Bytes answer() {
    return answer;
  }

  boolean isFor(SipResponse response) {
    return response.cseq().number() == success.cseq().number();
  }
}
