package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipResponse;
import org.jspecify.annotations.Nullable;

/// The ACKs of one dialog to the 2xx of our INVITEs (RFC 3261 §13.2.2.4), for the first time and
/// again. Owned by the signalling loop.
final class OwnAck {
  private final Signalling net;
  private final Dialog dialog;
  private Headers proof = Headers.NONE;
  private @Nullable OwedAck owed;

  OwnAck(Signalling net, Dialog dialog) {
    this.net = net;
    this.dialog = dialog;
  }

  /// The credentials of our INVITE, which its ACK repeats.
  void provedBy(Headers credentials) {
    proof = credentials;
  }

  /// The 2xx brings an offer: its ACK waits for the answer.
  void owe(SipResponse success, Runnable forgotten) {
    owed = new OwedAck(net.timers(), success, forgotten);
  }

  /// The answer is there, or none will come; false when nobody waits for it.
  boolean pay(Bytes answer) {
    var owing = owed;
    if (owing == null || owing.paid()) {
      return false;
    }
    owing.pay(answer);
    send(owing.success());
    return true;
  }

  /// Acknowledges a 2xx, unless its answer is not there yet.
  void send(SipResponse success) {
    var owing = owed != null && owed.isFor(success) ? owed : null;
    if (owing != null && !owing.paid()) {
      return;
    }
    var answer = owing == null ? Bytes.EMPTY : owing.answer();
    var flow = dialog.next(net.transport());
    var unsigned = dialog.acknowledge(success.cseq().number(), net.wording(), answer);
    var ack = net.transactions().signed(Wording.with(unsigned, proof), flow);
    net.counters().requestSent("ACK", flow.protocol());
    net.transport().send(flow, ack.print());
  }
}
