package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.Parsed;
import io.jambo.wire.RAck;
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
      case "UPDATE" -> updated(request, flow, transaction);
      case "PRACK" -> pracked(request, flow, transaction);
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

  /// PRACKs a reliable response; whatever becomes of that changes nothing.
  void acknowledge(RAck rack) {
    var plain = usage.dialog().request("PRACK", net.wording(), Headers.NONE, "", Bytes.EMPTY);
    var prack = Wording.with(plain, Headers.NONE.plus("RAck", rack.print()));
    var _ = net.transactions().send(prack, usage.dialog().next(net.transport()), _ -> {});
  }

  /// RFC 3311 §5.2.
  private void updated(
      SipRequest update, Flow flow, ServerTransaction<PlainServer.State> transaction) {
    var refusal = Refusals.ofInterval(net, update);
    if (refusal.isPresent()) {
      transaction.reply(refusal.get());
    } else if (update.body().isEmpty()) {
      usage.accept(transaction, flow, Headers.NONE, Bytes.EMPTY);
    } else {
      offered(update, flow, transaction);
    }
  }

  private void pracked(
      SipRequest prack, Flow flow, ServerTransaction<PlainServer.State> transaction) {
    var rack = prack.headers().first("RAck").map(RAck::parse).flatMap(Parsed::ok);
    if (rack.isEmpty()) {
      transaction.reply(answer(prack, 400));
    } else if (!usage.setup().acknowledged(rack.get())) {
      transaction.reply(answer(prack, 481));
    } else {
      if (prack.body().isEmpty()) {
        transaction.reply(answer(prack, 200));
      } else if (usage.open() == OpenOffer.OURS) {
        transaction.reply(answer(prack, 200));
        usage.answeredIn(prack);
      } else {
        offered(prack, flow, transaction);
      }
      usage.setup().proceed();
    }
  }

  private void offered(
      SipRequest request, Flow flow, ServerTransaction<PlainServer.State> transaction) {
    switch (usage.open()) {
      case OURS -> transaction.reply(answer(request, 491));
      case PEERS -> transaction.reply(Refusals.later(net, request, 500));
      case NONE -> usage.offered(transaction, flow);
    }
  }

  private void responded(String method, SipResponse response) {
    events.tell(new LegEvent.Responded(method, response));
    if (response.status() == 481) {
      usage.lost(481);
    }
  }

  private SipResponse answer(SipRequest request, int status) {
    return net.wording()
        .response(
            request, status, ReasonPhrases.of(status), localTag(), usage.dialog().productName());
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
