package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;

/// The requests inside a dialog other than INVITE, both ways (sip.md 8.4). Owned by the signalling
/// loop.
final class InDialogRequests implements ServerTransaction.User {
  private final Signalling net;
  private final InviteUsage usage;
  private final LegEvents events;

  InDialogRequests(Signalling net, InviteUsage usage, LegEvents events) {
    this.net = net;
    this.usage = usage;
    this.events = events;
  }

  /// Answers a request of the peer and tells what it means.
  void received(SipRequest request, Flow flow) {
    var transaction = net.transactions().serve(request, flow, this);
    var refusal = Refusals.ofExtensions(net, request);
    if (refusal.isPresent()) {
      transaction.reply(refusal.get());
      return;
    }
    switch (request.method()) {
      case "BYE" -> {
        transaction.reply(answer(request, 200));
        usage.hungUp(request);
      }
      case "INFO" -> {
        transaction.reply(answer(request, 200));
        events.tell(InfoBody.digit(request).orElse(new LegEvent.Requested(request)));
      }
      case "MESSAGE" -> {
        transaction.reply(answer(request, 202));
        events.tell(new LegEvent.Requested(request));
      }
      case "NOTIFY" -> {
        transaction.reply(answer(request, 200));
        events.tell(new LegEvent.Requested(request));
      }
      case "OPTIONS" -> transaction.reply(Refusals.capabilities(answer(request, 200)));
      default -> transaction.reply(Refusals.inside(net, request));
    }
  }

  /// Sends a request of ours and tells how it ended.
  void send(String method, Headers extra, String contentType, Bytes body) {
    var request = usage.dialog().request(method, net.wording(), extra, contentType, body);
    net.transactions()
        .send(
            request,
            usage.dialog().next(net.transport()),
            notice -> {
              switch (notice) {
                case Effect.Notice.Responded(var response) when response.provisional() -> {}
                case Effect.Notice.Responded(var response) -> responded(method, response);
                default -> responded(method, SipResponse.to(request, 408, ReasonPhrases.of(408)));
              }
            });
  }

  private void responded(String method, SipResponse response) {
    events.tell(new LegEvent.Responded(method, response));
    if (response.status() == 481) {
      usage.lost(481);
    }
  }

  private SipResponse answer(SipRequest request, int status) {
    return net.wording().response(request, status, ReasonPhrases.of(status), localTag());
  }

  @Override
  public String localTag() {
    return usage.dialog().localTag();
  }

  @Override
  public void cancelled(SipRequest cancel) {
    // Only an INVITE can be taken back (RFC 3261 §9.1).
  }

  @Override
  public void undelivered() {
    // The peer did not hear that we did what it asked; it will ask again or give up.
  }
}
