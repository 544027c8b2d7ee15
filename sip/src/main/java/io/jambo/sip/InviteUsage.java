package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.RAck;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import org.jspecify.annotations.Nullable;

/// The invite usage of one dialog (RFC 5057 §3): what two parties may do in it: hang up, offer
/// anew, send requests (RFC 3261 §12.2, §14, §15). Owned by the signalling loop.
final class InviteUsage implements SessionTimer.User {
  private final Signalling net;
  private final Dialog dialog;
  private final LegEvents events;
  private final InDialogRequests requests;
  private final OwnReoffer ownReoffer;
  private final SessionTimer timer;
  private final OwnAck ownAck;
  private final OwnBye ownBye;
  private final Authenticator login;
  private Setup setup = () -> {};
  private Phase phase = Phase.EARLY;
  private OpenOffer open;
  private Bytes described;
  private long latestRseq;
  private @Nullable PendingReoffer peerReoffer;
  private @Nullable AckWait unacknowledged;
  private @Nullable Headers byeAfterAck;

  /// Whoever still holds the INVITE open when the peer hangs up.
  interface Setup {
    /// The peer said BYE in an early dialog.
    void hungUp();

    /// Whether a PRACK is for the reliable response that waits for it.
    default boolean acknowledged(RAck rack) {
      return false;
    }

    /// That PRACK has been answered: what waited for it may follow.
    default void proceed() {}
  }

  private enum Phase {
    EARLY,
    CONFIRMED,
    HANGING_UP,
    OVER
  }

  /// @param open whose offer the INVITE has left open
  /// @param described our session description so far; empty for none
  /// @param login what challenges to our requests are answered with
  InviteUsage(
      Signalling net,
      Dialog dialog,
      LegEvents events,
      OpenOffer open,
      Bytes described,
      Authenticator login) {
    this.login = login;
    this.net = net;
    this.dialog = dialog;
    this.events = events;
    this.open = open;
    this.described = described;
    this.timer = new SessionTimer(net, this);
    this.ownAck = new OwnAck(net, dialog);
    this.ownBye = new OwnBye(net, dialog, login);
    this.requests = new InDialogRequests(net, this, events);
    this.ownReoffer = new OwnReoffer(net, this, events);
  }

  Dialog dialog() {
    return dialog;
  }

  void setUpBy(Setup owner) {
    setup = owner;
  }

  OwnAck ownAck() {
    return ownAck;
  }

  Setup setup() {
    return setup;
  }

  Authenticator login() {
    return login;
  }

  SessionTimer timer() {
    return timer;
  }

  OpenOffer open() {
    return open;
  }

  /// Whether the call is up.
  boolean up() {
    return phase == Phase.CONFIRMED;
  }

  /// Whether an offer, or an INVITE, is under way in either direction.
  boolean busy() {
    return ownReoffer.pending() || peerInvites() || open != OpenOffer.NONE;
  }

  /// We sent a session description that counts as offer or answer.
  void said(Bytes sdp) {
    if (!sdp.isEmpty()) {
      described = sdp;
      open = open.said();
    }
  }

  /// The offer that was open will get no answer.
  void unanswered() {
    open = OpenOffer.NONE;
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
    if (open == OpenOffer.OURS) {
      open = OpenOffer.NONE;
    }
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

  /// The peer answered an INVITE of ours that had no offer: its own waits for our answer, and the
  /// ACK with it.
  void confirmWithOffer(SipResponse success) {
    ownAck.owe(success, () -> bye(Headers.NONE));
    confirm(success);
    open = OpenOffer.PEERS;
  }

  /// Answers that offer; the ACK goes out.
  void answerInAck(Bytes sdp) {
    if (ownAck.pay(sdp)) {
      said(sdp);
      open = OpenOffer.NONE;
    }
  }

  /// The peer answered an INVITE of ours; the ACK goes out.
  void confirm(SipResponse success) {
    if (phase == Phase.EARLY) {
      phase = Phase.CONFIRMED;
      dialog.confirm(success);
    } else {
      dialog.refresh(success, dialog.flow());
    }
    open = OpenOffer.NONE;
    if (up()) {
      timer.accepted(success);
    }
    ownAck.send(success);
  }

  /// The peer accepted a re-INVITE or UPDATE of ours.
  void answeredBy(SipResponse success) {
    if (success.cseq().method().equals("INVITE")) {
      confirm(success);
    } else {
      open = OpenOffer.NONE;
      dialog.refresh(success, dialog.flow());
      if (up()) {
        timer.accepted(success);
      }
    }
  }

  /// Accepts an UPDATE or PRACK of the peer.
  void accept(
      ServerTransaction<PlainServer.State> transaction, Flow flow, Headers extra, Bytes sdp) {
    var request = transaction.request();
    boolean update = request.method().equals("UPDATE");
    if (update) {
      dialog.refresh(request, flow);
    }
    var own = update && up() ? timer.accepting(request) : Headers.NONE;
    var plain = net.wording().response(request, 200, ReasonPhrases.of(200), dialog, extra, sdp);
    transaction.reply(Wording.with(plain, own));
  }

  /// The peer offers anew in an UPDATE or PRACK.
  void offered(ServerTransaction<PlainServer.State> transaction, Flow flow) {
    open = open.heard();
    var reoffer = new PlainReoffer(net, this, transaction, flow);
    peerReoffer = reoffer;
    events.tell(new LegEvent.Reoffered(transaction.request(), reoffer));
  }

  /// The peer answered our offer in a PRACK.
  void answeredIn(SipRequest prack) {
    open = open.heard();
    events.tell(new LegEvent.Acked(prack.body()));
  }

  /// Acknowledges a reliable response to our INVITE; false when it was acknowledged before, or came
  /// before its turn (RFC 3262 §4).
  boolean prack(SipResponse response) {
    if (latestRseq != 0 && response.rseq() != latestRseq + 1) {
      return false;
    }
    latestRseq = response.rseq();
    if (open == OpenOffer.OURS && !response.body().isEmpty()) {
      open = OpenOffer.NONE;
    }
    var cseq = response.cseq();
    requests.acknowledge(new RAck(latestRseq, cseq.number(), cseq.method()));
    return true;
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
    answerInAck(Bytes.EMPTY);
    phase = Phase.HANGING_UP;
    timer.stop();
    ownReoffer.stop();
    ownBye.send(extra, () -> end(new LegEvent.Ended("hung up")));
  }

  /// The peer hung up; its BYE has been answered.
  void hungUp(SipRequest bye) {
    setup.hungUp();
    end(new LegEvent.HungUp(bye));
  }

  /// Offers anew by re-INVITE or UPDATE.
  void reoffer(String method, Headers extra, Bytes sdp) {
    if (up()) {
      ownReoffer.send(method, extra, sdp);
    }
  }

  @Override
  public boolean refresh() {
    if (busy() || ownReoffer.waiting()) {
      return false;
    }
    if (dialog.peerTakesUpdate()) {
      reoffer("UPDATE", Headers.NONE, Bytes.EMPTY);
    } else {
      reoffer("INVITE", Headers.NONE, described);
    }
    return true;
  }

  @Override
  public void expired() {
    if (up()) {
      ownBye.send(Headers.NONE.plus("Reason", "SIP;cause=408"), () -> {});
    }
    end(new LegEvent.Ended("session expired"));
  }

  void request(String method, Headers extra, String contentType, Bytes body) {
    if (phase == Phase.CONFIRMED || phase == Phase.EARLY) {
      requests.send(method, extra, contentType, body);
    }
  }

  /// The peer does not know the dialog, or does not answer in it any more (RFC 3261 §12.2.1.2).
  void lost(int status) {
    if (phase == Phase.CONFIRMED && status != 481) {
      ownBye.send(Headers.NONE, () -> {});
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
    answerInAck(Bytes.EMPTY);
    phase = Phase.OVER;
    timer.stop();
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
    var refusal = Refusals.ofExtensions(net, request).or(() -> Refusals.ofInterval(net, request));
    if (refusal.isPresent()) {
      net.answer(request, flow, refusal.get());
    } else if (ownReoffer.pending()) {
      net.answer(request, flow, net.stateless(request, 491));
    } else if (phase == Phase.HANGING_UP) {
      net.answer(request, flow, net.stateless(request, 481));
    } else if (phase == Phase.EARLY || peerInvites()) {
      net.answer(request, flow, Refusals.later(net, request, 500));
    } else {
      if (!request.body().isEmpty()) {
        open = open.heard();
      }
      var reoffer = new PeerReoffer(net, this, request, flow);
      peerReoffer = reoffer;
      events.tell(new LegEvent.Reoffered(request, reoffer));
    }
  }

  private void notAcknowledged() {
    unacknowledged = null;
    if (phase == Phase.CONFIRMED) {
      ownBye.send(Headers.NONE, () -> {});
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
}
