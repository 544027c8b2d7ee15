package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import org.jspecify.annotations.Nullable;

/// The invite usage of one dialog (RFC 5057 §3): what two parties may do in it: hang up, offer
/// anew, send requests (RFC 3261 §12.2, §14, §15). Owned by the signalling loop.
final class InviteUsage {
  private final Signalling net;
  private final Dialog dialog;
  private final LegEvents events;
  private final InDialogRequests requests;
  private final OwnReoffer ownReoffer;
  private Setup setup = () -> {};
  private Phase phase = Phase.EARLY;
  private @Nullable PeerReoffer peerReoffer;
  private @Nullable AckWait unacknowledged;
  private @Nullable Headers byeAfterAck;

  /// Whoever still holds the INVITE open when the peer hangs up.
  interface Setup {
    /// The peer said BYE in an early dialog.
    void hungUp();
  }

  private enum Phase {
    EARLY,
    CONFIRMED,
    HANGING_UP,
    OVER
  }

  InviteUsage(Signalling net, Dialog dialog, LegEvents events) {
    this.net = net;
    this.dialog = dialog;
    this.events = events;
    this.requests = new InDialogRequests(net, this, events);
    this.ownReoffer = new OwnReoffer(net, this, events);
  }

  Dialog dialog() {
    return dialog;
  }

  void setUpBy(Setup owner) {
    setup = owner;
  }

  /// Whether an INVITE of the peer is under way: not answered yet, or its 2xx not acknowledged. No
  /// other may begin then, of either side (RFC 3261 §14).
  boolean peerInvites() {
    return unacknowledged != null || (peerReoffer != null && peerReoffer.open());
  }

  /// A request of the peer, new to us.
  void received(SipRequest request, Flow flow) {
    if (!dialog.accepts(request)) {
      net.answer(request, flow, net.stateless(request, 500));
      return;
    }
    dialog.cameOver(flow);
    if (request.method().equals("INVITE")) {
      reoffered(request, flow);
    } else {
      requests.received(request, flow);
    }
  }

  /// An ACK of the peer; one that nobody waits for is a repeated one.
  void acknowledged(SipRequest ack) {
    var wait = unacknowledged;
    if (wait == null || !wait.isMetBy(ack)) {
      return;
    }
    wait.stop();
    unacknowledged = null;
    events.tell(new LegEvent.Acked(ack.body()));
    hangUpAfterAck();
  }

  /// We answered an INVITE of the peer with that 2xx: it is repeated until the ACK comes.
  void answered(ServerTransaction<InviteServer.State> invite, PrintedResponse success) {
    if (phase == Phase.EARLY) {
      phase = Phase.CONFIRMED;
    }
    unacknowledged =
        new AckWait(
            net.timers(),
            invite.timing(),
            invite.request(),
            () -> invite.repeat(success),
            this::notAcknowledged);
  }

  /// The peer answered an INVITE of ours; the ACK goes out.
  void confirm(SipResponse success) {
    if (phase == Phase.EARLY) {
      phase = Phase.CONFIRMED;
      dialog.confirm(success);
    } else {
      dialog.refresh(success, dialog.flow());
    }
    acknowledge(success);
  }

  /// Sends the ACK of a 2xx, for the first time or again.
  void acknowledge(SipResponse success) {
    var flow = dialog.next(net.transport());
    var unsigned = dialog.acknowledge(success.cseq().number(), net.wording());
    var ack = net.transactions().signed(unsigned, flow);
    net.counters().requestSent("ACK", flow.protocol());
    net.transport().send(flow, ack.print());
  }

  /// Hangs up; with a 2xx of ours unacknowledged, as soon as that is settled (RFC 3261 §15).
  void bye(Headers extra) {
    if (phase != Phase.CONFIRMED) {
      return;
    }
    if (unacknowledged != null) {
      byeAfterAck = extra;
      return;
    }
    phase = Phase.HANGING_UP;
    sendBye(extra, () -> end(new LegEvent.Ended("hung up")));
  }

  /// The peer hung up; its BYE has been answered.
  void hungUp(SipRequest bye) {
    setup.hungUp();
    end(new LegEvent.HungUp(bye));
  }

  void reinvite(Headers extra, Bytes sdp) {
    if (phase == Phase.CONFIRMED) {
      ownReoffer.send(extra, sdp);
    }
  }

  void request(String method, Headers extra, String contentType, Bytes body) {
    if (phase == Phase.CONFIRMED || phase == Phase.EARLY) {
      requests.send(method, extra, contentType, body);
    }
  }

  /// The peer does not know the dialog, or does not answer in it any more (RFC 3261 §12.2.1.2).
  void lost(int status) {
    if (phase == Phase.CONFIRMED && status != 481) {
      sendBye(Headers.NONE, () -> {});
    }
    end(new LegEvent.Ended("dialog lost: " + status));
  }

  /// The dialog is over, and so is the leg.
  void end(LegEvent last) {
    if (phase != Phase.OVER) {
      close();
      events.tell(last);
    }
  }

  /// The dialog is over; nothing of it stays but the transactions that still linger.
  void close() {
    phase = Phase.OVER;
    var wait = unacknowledged;
    if (wait != null) {
      wait.stop();
      unacknowledged = null;
    }
    var reoffer = peerReoffer;
    if (reoffer != null) {
      reoffer.drop();
    }
    ownReoffer.linger();
    net.dialogs().remove(this);
  }

  private void reoffered(SipRequest request, Flow flow) {
    var refusal = Refusals.ofExtensions(net, request);
    if (refusal.isPresent()) {
      net.answer(request, flow, refusal.get());
    } else if (ownReoffer.pending()) {
      net.answer(request, flow, net.stateless(request, 491));
    } else if (phase == Phase.HANGING_UP) {
      net.answer(request, flow, net.stateless(request, 481));
    } else if (phase == Phase.EARLY || peerInvites()) {
      net.answer(request, flow, Refusals.later(net, request, 500));
    } else {
      var reoffer = new PeerReoffer(net, this, request, flow);
      peerReoffer = reoffer;
      events.tell(new LegEvent.Reoffered(request, reoffer));
    }
  }

  private void notAcknowledged() {
    unacknowledged = null;
    if (phase == Phase.CONFIRMED) {
      sendBye(Headers.NONE, () -> {});
    }
    end(new LegEvent.NoAck());
  }

  private void hangUpAfterAck() {
    var extra = byeAfterAck;
    if (extra != null) {
      byeAfterAck = null;
      bye(extra);
    }
  }

  private void sendBye(Headers extra, Runnable settled) {
    var bye = dialog.request("BYE", net.wording(), extra, "", Bytes.EMPTY);
    net.transactions()
        .send(
            bye,
            dialog.next(net.transport()),
            notice -> {
              if (!(notice instanceof Effect.Notice.Responded(var r) && r.provisional())) {
                settled.run();
              }
            });
  }
}
