package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import org.jspecify.annotations.Nullable;

/// A re-INVITE of ours (RFC 3261 §14.1). One at a time; owned by the signalling loop.
final class OwnReoffer {
  private final Signalling net;
  private final InviteUsage usage;
  private final LegEvents events;
  private @Nullable SipRequest pending;
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
    if (pending() || usage.unacknowledged()) {
      events.tell(new LegEvent.ReofferRefused(own(request, 491)));
      return;
    }
    pending = request;
    var _ =
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
      pending = null;
      usage.confirm(response);
      events.tell(new LegEvent.Reanswered(response));
    }
  }

  /// RFC 3261 §14.1: the session stays as it was, unless the peer knows it no more.
  private void refused(SipResponse response) {
    pending = null;
    events.tell(new LegEvent.ReofferRefused(response));
    if (response.status() == 408 || response.status() == 481) {
      usage.lost(response.status());
    }
  }

  private static SipResponse own(SipRequest request, int status) {
    return SipResponse.to(request, status, ReasonPhrases.of(status));
  }
}
