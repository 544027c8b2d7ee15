package io.jambo.sip;

import io.jambo.wire.CSeq;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import java.util.ArrayList;
import java.util.function.Consumer;

/// Turns a call to place into an INVITE and a leg (RFC 3261 §8.1.1). It runs on the thread of
/// whoever calls; the rest is an order to the signalling loop.
final class CallPlacer {
  private static final int FIRST_CSEQ = 1;

  private final Signalling net;

  CallPlacer(Signalling net) {
    this.net = net;
  }

  SipLeg invite(OutboundInvite call, Consumer<LegEvent> listener) {
    var events = new LegEvents(net.counters());
    events.listen(listener);
    var callId = net.tokens().callId();
    var from = call.from().withTag(net.tokens().tag());
    var contact = net.wording().contact(call.flow(), FrontDoor.userOf(call.from()));
    var request = request(call, callId, from.print(), contact);
    var login = new Authenticator(call.login(), net.tokens());
    var role = new UacLeg(net, request, call.flow(), contact, events, login);
    net.orders().post(role::start);
    return new PostedLeg(net.orders(), role, callId, call.flow(), from, call.to());
  }

  private SipRequest request(OutboundInvite call, String callId, String from, String contact) {
    var headers = new ArrayList<Header>(16);
    headers.add(new Header("Max-Forwards", Wording.MAX_FORWARDS));
    headers.add(new Header("From", from));
    headers.add(new Header("To", call.to().print()));
    headers.add(new Header("Call-ID", callId));
    headers.add(new Header("CSeq", new CSeq(FIRST_CSEQ, "INVITE").print()));
    headers.add(new Header("Contact", contact));
    headers.add(new Header("Allow", Wording.ALLOW));
    // Without an offer of ours, a reliable response would bring one that the PRACK must answer.
    headers.add(
        new Header("Supported", call.sdp().isEmpty() ? SessionTimer.OPTION : Wording.SUPPORTED));
    long interval = net.extensions().sessionExpires().toSeconds();
    if (interval > 0) {
      headers.add(new Header("Session-Expires", Long.toString(interval)));
      headers.add(new Header("Min-SE", Long.toString(SessionTimer.SHORTEST)));
    }
    net.wording().addUserAgent(headers, call.extra(), "");
    Wording.addExtra(headers, call.extra());
    if (!call.sdp().isEmpty()) {
      headers.add(new Header("Content-Type", Wording.SDP));
    }
    return new SipRequest("INVITE", call.target(), Headers.of(headers), call.sdp());
  }
}
