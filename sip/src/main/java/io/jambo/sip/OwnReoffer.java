package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A re-INVITE of ours (RFC 3261 §14.1). One at a time; owned by the signalling loop.
final class OwnReoffer {
  /// A peer that has taken note and does not answer in that time never will.
  static final Duration ANSWER_BOUND = Duration.ofMinutes(3);

  private final Signalling net;
  private final InviteUsage usage;
  private final LegEvents events;
  private @Nullable ClientTransaction<InviteClient.State> pending;
  private Timers.@Nullable Timer bound;
  private long accepted = -1;

  OwnReoffer(Signalling net, InviteUsage usage, LegEvents events) {
    this.net = net;
    this.usage = usage;
    this.events = events;
  }

  boolean pending() {
    return pending != null;
  }

  /// Sends an offer; while another one is open, either way, it is refused at home with 491.
  void send(Headers extra, Bytes sdp) {
    var request = usage.dialog().request("INVITE", net.wording(), extra, Wording.SDP, sdp);
    if (pending() || usage.peerInvites()) {
      events.tell(new LegEvent.ReofferRefused(own(request, 491)));
      return;
    }
    pending =
        net.transactions()
            .sendInvite(
                request,
                usage.dialog().next(net.transport()),
                notice -> {
                  switch (notice) {
                    case Effect.Notice.Responded(var response) -> responded(response);
                    default -> refused(own(request, 408));
                  }
                });
    giveUpIn(ANSWER_BOUND.toNanos());
  }

  /// The dialog is over. The peer may still answer, to get its ACK; that is not waited for long.
  void linger() {
    var sent = pending;
    if (sent != null) {
      giveUpIn(sent.timing().patience());
    }
  }

  private void giveUpIn(long nanos) {
    stopBound();
    var sent = Objects.requireNonNull(pending);
    bound = net.timers().in(nanos, () -> sent.feed(new Input.Abandon()));
  }

  private void settle() {
    pending = null;
    stopBound();
  }

  private void stopBound() {
    var running = bound;
    if (running != null) {
      net.timers().cancel(running);
    }
  }

  private void responded(SipResponse response) {
    if (response.provisional()) {
      return;
    }
    if (!response.success()) {
      refused(response);
    } else if (response.cseq().number() == accepted) {
      net.counters().repeatReceived();
      usage.acknowledge(response);
    } else {
      accepted = response.cseq().number();
      settle();
      usage.confirm(response);
      events.tell(new LegEvent.Reanswered(response));
    }
  }

  /// RFC 3261 §14.1: the session stays as it was, unless the peer knows it no more.
  private void refused(SipResponse response) {
    settle();
    events.tell(new LegEvent.ReofferRefused(response));
    if (response.status() == 408 || response.status() == 481) {
      usage.lost(response.status());
    }
  }

  private static SipResponse own(SipRequest request, int status) {
    return SipResponse.to(request, status, ReasonPhrases.of(status));
  }
}
