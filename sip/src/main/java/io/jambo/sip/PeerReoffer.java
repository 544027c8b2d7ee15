package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import java.time.Duration;

/// One re-INVITE of the peer, from its coming to our answer (RFC 3261 §14.2). Its user answers from
/// any thread; everything else is the signalling loop's.
final class PeerReoffer implements Reoffer, ServerTransaction.User {
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

  /// Whether it still waits for an answer.
  boolean open() {
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

  /// Nobody waits for the answer any more (RFC 3261 §15.1.2).
  void drop() {
    end(487, ReasonPhrases.of(487));
  }

  private void accept(Headers extra, Bytes sdp) {
    if (open) {
      settle();
      usage.dialog().refresh(invite.request(), flow);
      usage.answered(invite, reply(200, ReasonPhrases.of(200), extra, sdp));
    }
  }

  private void end(int status, String reason) {
    if (open) {
      settle();
      reply(status, reason, Headers.NONE, Bytes.EMPTY);
    }
  }

  private PrintedResponse reply(int status, String reason, Headers extra, Bytes sdp) {
    return invite.reply(
        net.wording().response(invite.request(), status, reason, usage.dialog(), extra, sdp));
  }

  private void settle() {
    open = false;
    net.timers().cancel(bound);
  }
}
