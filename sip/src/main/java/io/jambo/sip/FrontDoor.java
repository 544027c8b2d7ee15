package io.jambo.sip;

import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.ReasonPhrases;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import io.jambo.wire.Via;
import java.util.function.BooleanSupplier;

/// What happens to a request that belongs to no dialog (RFC 3261 §8.2, sip.md 3 steps 6 and 7).
/// Owned by the signalling loop.
///
/// Everything but an INVITE that is let in is answered without state.
final class FrontDoor {
  private final Signalling net;
  private final SipUser user;
  private final Doorman doorman;
  private final BooleanSupplier overloaded;
  private boolean draining;

  /// @param overloaded whether the loop is too far behind for new calls (sip.md 12)
  FrontDoor(Signalling net, SipUser user, Doorman doorman, BooleanSupplier overloaded) {
    this.net = net;
    this.user = user;
    this.doorman = doorman;
    this.overloaded = overloaded;
  }

  void drain(boolean on) {
    draining = on;
  }

  /// A request without a To tag that matches no transaction.
  void received(SipRequest request, Flow flow) {
    if (doorman.scans(request, flow.remote().getAddress(), net.timers().now())) {
      scanned(request, flow);
      return;
    }
    switch (request.method()) {
      case "INVITE" -> invited(request, flow);
      case "OPTIONS" -> asked(request, flow);
      default -> net.answer(request, flow, Refusals.outside(net, request));
    }
  }

  private void scanned(SipRequest request, Flow flow) {
    net.counters().dropped("scanner");
    if (doorman.forScanners() == Sources.Verdict.REJECT) {
      net.answer(request, flow, net.stateless(request, 603));
    }
  }

  private void asked(SipRequest request, Flow flow) {
    var answer =
        draining
            ? Refusals.later(net, request, 503)
            : Refusals.ofExtensions(net, request)
                .orElseGet(() -> Refusals.capabilities(net.stateless(request, 200)));
    net.answer(request, flow, answer);
  }

  private void invited(SipRequest request, Flow flow) {
    if (doorman.strange(flow.remote().getAddress(), hostOf(request.uri()))) {
      net.answer(request, flow, net.stateless(request, 404));
    } else if (draining || overloaded.getAsBoolean() || net.full()) {
      net.answer(request, flow, Refusals.later(net, request, 503));
    } else if (looped(request) || net.transactions().merged(request)) {
      net.answer(request, flow, net.stateless(request, 482));
    } else {
      Refusals.ofExtensions(net, request)
          .or(() -> Refusals.ofInterval(net, request))
          .or(() -> Refusals.ofBody(net, request))
          .or(() -> Refusals.ofAccept(net, request))
          .ifPresentOrElse(
              refusal -> net.answer(request, flow, refusal), () -> letIn(request, flow));
    }
  }

  private void letIn(SipRequest request, Flow flow) {
    var contact = net.wording().contact(flow, userOf(request.uri()));
    var dialog = Dialog.answering(request, flow, net.tokens().tag(), contact);
    var events = new LegEvents(net.counters());
    var role = new UasLeg(net, request, flow, dialog, events);
    var local = request.to().withTag(dialog.localTag());
    var leg = new PostedLeg(net.orders(), role, request.callId(), flow, local, request.from());
    offer(new PostedInvitation(net.orders(), events, request, flow, leg), role);
  }

  /// A user that fails over an invitation has not taken it.
  private void offer(Invitation invitation, UasLeg role) {
    try {
      user.invited(invitation);
    } catch (RuntimeException | Error fault) {
      role.refuse(500, ReasonPhrases.of(500), Headers.NONE);
      throw fault;
    }
  }

  private boolean looped(SipRequest request) {
    for (var value : request.headers().values("Via")) {
      var via = Via.parse(value).ok();
      if (via.flatMap(Via::branch).filter(net.tokens()::own).isPresent()) {
        return true;
      }
    }
    return false;
  }

  static String userOf(Uri uri) {
    return uri instanceof SipUri sip ? sip.user() : "";
  }

  private static String hostOf(Uri uri) {
    return uri instanceof SipUri sip ? sip.host() : "";
  }

  static String userOf(NameAddr address) {
    return userOf(address.uri());
  }
}
