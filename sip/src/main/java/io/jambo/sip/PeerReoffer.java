package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import java.time.Duration;

/// One re-INVITE of the peer, from its coming to our answer (RFC 3261 §14.2). Its user answers from
/// any thread; everything else is the signalling loop's.
final class PeerReoffer implements PendingReoffer, ServerTransaction.User {
  /// A user who has not answered by then has forgotten it: 500, and the session stays.
  static final Duration ANSWER_BOUND = Duration.ofSeconds(10);

  private final Signalling net;
  private final InviteUsage usage;
  private final Flow flow;
  private final ServerTransaction<InviteServer.State> invite;
  private final Timers.Timer bound;
  private boolean open = true;

  /// Takes the re-INVITE in; 100 goes out.
  PeerReoffer(Signalling net, InviteUsage usage, SipRequest request, Flow flow) {
    this.net = net;
    this.usage = usage;
    this.flow = flow;
    this.invite = net.transactions().serveInvite(request, flow, this);
    this.bound = net.timers().in(ANSWER_BOUND.toNanos(), () -> end(500, ReasonPhrases.of(500)));
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public void answer(Headers extra, Bytes sdp) {
    net.orders().post(() -> accept(extra, sdp));
  }

  @Override
  public void refuse(int status, String reason) {
    PostedLeg.checkRefusal(status);
    net.orders().post(() -> end(status, reason));
  }

  @Override
  public String localTag() {
    return usage.dialog().localTag();
  }

  @Override
  public void cancelled(SipRequest cancel) {
    drop();
  }

  @Override
  public void undelivered() {
    settle();
  }

  @Override
  public void drop() {
    end(487, ReasonPhrases.of(487));
  }

  private void accept(Headers extra, Bytes sdp) {
    if (open) {
      settle();
      usage.dialog().refresh(invite.request(), flow);
      usage.said(sdp);
      var own = usage.timer().accepting(invite.request());
      usage.answered(invite, reply(200, ReasonPhrases.of(200), extra, own, sdp));
    }
  }

  private void end(int status, String reason) {
    if (open) {
      settle();
      usage.unanswered();
      reply(status, reason, Headers.NONE, Headers.NONE, Bytes.EMPTY);
    }
  }

  private PrintedResponse reply(int status, String reason, Headers extra, Headers own, Bytes sdp) {
    var plain =
        net.wording().response(invite.request(), status, reason, usage.dialog(), extra, sdp);
    return invite.reply(Wording.with(plain, own));
  }

  private void settle() {
    open = false;
    net.timers().cancel(bound);
  }
}
