package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;

/// A new offer in an UPDATE (RFC 3311 §5.2) or a PRACK (RFC 3262 §5) of the peer, from its coming
/// to our answer. Its user answers from any thread; everything else is the signalling loop's.
final class PlainReoffer implements PendingReoffer {
  private final Signalling net;
  private final InviteUsage usage;
  private final Flow flow;
  private final ServerTransaction<PlainServer.State> transaction;
  private final Timers.Timer bound;
  private boolean open = true;

  PlainReoffer(
      Signalling net,
      InviteUsage usage,
      ServerTransaction<PlainServer.State> transaction,
      Flow flow) {
    this.net = net;
    this.usage = usage;
    this.flow = flow;
    this.transaction = transaction;
    this.bound =
        net.timers().in(PeerReoffer.ANSWER_BOUND.toNanos(), () -> end(500, ReasonPhrases.of(500)));
  }

  @Override
  public boolean open() {
    return open;
  }

  @Override
  public void drop() {
    end(487, ReasonPhrases.of(487));
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

  private void accept(Headers extra, Bytes sdp) {
    if (open) {
      settle();
      usage.said(sdp);
      usage.accept(transaction, flow, extra, sdp);
    }
  }

  private void end(int status, String reason) {
    if (open) {
      settle();
      usage.unanswered();
      transaction.reply(
          net.wording()
              .response(
                  transaction.request(),
                  status,
                  reason,
                  usage.dialog(),
                  Headers.NONE,
                  Bytes.EMPTY));
    }
  }

  private void settle() {
    open = false;
    net.timers().cancel(bound);
  }
}
