package io.jambo.sip;

import io.jambo.wire.Bytes;
import io.jambo.wire.CSeq;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.util.ArrayList;
import java.util.List;

/// What two user agents know of each other (RFC 3261 §12): identifiers, sequence numbers, the
/// remote target and the route to it. Owned by the signalling loop; it sends nothing itself.
final class Dialog {
  private final String callId;
  private final String localTag;
  private final String remoteTag;
  private final String local;
  private final String remote;
  private final String contact;
  private final boolean ownsCallId;
  private boolean peerTakesUpdate;
  private String productName = "";
  private List<NameAddr> routes;
  private Uri target;
  private Flow flow;
  private long localCseq;
  private long remoteCseq;

  private Dialog(
      SipMessage message,
      boolean answering,
      String localTag,
      String contact,
      Flow flow,
      Uri target,
      List<NameAddr> routes) {
    this.callId = message.callId();
    this.localTag = localTag;
    this.remoteTag = (answering ? message.from() : message.to()).tag().orElse("");
    var from = message.headers().first("From").orElseThrow();
    var to = message.headers().first("To").orElseThrow();
    this.local = answering ? to + ";tag=" + localTag : from;
    this.remote = answering ? from : to;
    this.contact = contact;
    this.ownsCallId = !answering;
    this.flow = flow;
    learn(message);
    this.target = target;
    this.routes = List.copyOf(routes);
    this.localCseq = answering ? 0 : message.cseq().number();
    this.remoteCseq = answering ? message.cseq().number() : -1;
  }

  /// The callee's side of a new dialog (RFC 3261 §12.1.1).
  static Dialog answering(SipRequest invite, Flow flow, String localTag, String contact) {
    var target = invite.contact().orElse(invite.from()).uri();
    var routes = invite.addresses("Record-Route");
    return new Dialog(invite, true, localTag, contact, flow, target, routes);
  }

  /// The caller's side, made by a response with a To tag (RFC 3261 §12.1.2).
  static Dialog calling(SipRequest invite, SipResponse response, Flow flow, String contact) {
    var target = response.contact().map(NameAddr::uri).orElse(invite.uri());
    var localTag = invite.from().tag().orElseThrow();
    var routes = response.addresses("Record-Route").reversed();
    return new Dialog(response, false, localTag, contact, flow, target, routes);
  }

  String callId() {
    return callId;
  }

  String localTag() {
    return localTag;
  }

  String remoteTag() {
    return remoteTag;
  }

  /// Our Contact in it.
  String contact() {
    return contact;
  }

  /// What we are called in it; empty text: what we are called everywhere.
  String productName() {
    return productName;
  }

  /// What we are called in it from now on.
  void productName(String name) {
    productName = name;
  }

  /// Whether we began it, so that the Call-ID is ours.
  boolean ownsCallId() {
    return ownsCallId;
  }

  /// Whether the peer said that it takes UPDATE (RFC 3311 §4).
  boolean peerTakesUpdate() {
    return peerTakesUpdate;
  }

  /// What its messages are found by.
  String id() {
    return id(callId, localTag, remoteTag);
  }

  static String id(String callId, String localTag, String remoteTag) {
    return callId + ' ' + localTag + ' ' + remoteTag;
  }

  /// Notes the sequence number of a request of the peer; false when it is too low (RFC 3261
  /// §12.2.2).
  boolean accepts(SipRequest request) {
    long number = request.cseq().number();
    if (number < remoteCseq) {
      return false;
    }
    remoteCseq = number;
    return true;
  }

  /// The peer is reached over this connection now.
  void cameOver(Flow latest) {
    if (latest.protocol().reliable()) {
      flow = latest;
    }
  }

  /// A target refresh: re-INVITE or a 2xx to one of ours (RFC 3261 §12.2).
  void refresh(SipMessage message, Flow latest) {
    message.contact().ifPresent(address -> target = address.uri());
    flow = latest;
    learn(message);
  }

  /// The 2xx that confirms an early dialog says the route anew (RFC 3261 §13.2.2.4).
  void confirm(SipResponse success) {
    routes = List.copyOf(success.addresses("Record-Route").reversed());
    refresh(success, flow);
  }

  /// Where the next request goes: the connection that is there, or the address the route or the
  /// remote target names.
  Flow next(Transport transport) {
    if (flow.protocol().reliable() && transport.alive(flow)) {
      return flow;
    }
    var hop = NextHop.of(routes, target, flow.remote());
    return flow.protocol() == Protocol.UDP && hop.equals(flow.remote())
        ? flow
        : transport.flowTo(flow.protocol(), hop);
  }

  /// The flow of its latest target refresh.
  Flow flow() {
    return flow;
  }

  /// The next request in it; the transaction adds the Via.
  SipRequest request(
      String method, Wording wording, Headers extra, String contentType, Bytes body) {
    localCseq++;
    return request(method, localCseq, wording, extra, contentType, body);
  }

  /// The ACK of a 2xx (RFC 3261 §13.2.2.4).
  SipRequest acknowledge(long cseq, Wording wording, Bytes answer) {
    return request("ACK", cseq, wording, Headers.NONE, Wording.SDP, answer);
  }

  private SipRequest request(
      String method, long cseq, Wording wording, Headers extra, String contentType, Bytes body) {
    var headers = new ArrayList<Header>(16);
    headers.add(new Header("Max-Forwards", Wording.MAX_FORWARDS));
    boolean strict = !routes.isEmpty() && strict(routes.getFirst());
    // RFC 3261 §12.2.1.1: a first hop of the old kind wants itself as the request URI.
    for (var route : strict ? routes.subList(1, routes.size()) : routes) {
      headers.add(new Header("Route", route.print()));
    }
    if (strict) {
      headers.add(new Header("Route", NameAddr.of(target).print()));
    }
    headers.add(new Header("From", local));
    headers.add(new Header("To", remote));
    headers.add(new Header("Call-ID", callId));
    headers.add(new Header("CSeq", new CSeq(cseq, method).print()));
    if (method.equals("INVITE") || method.equals("UPDATE")) {
      headers.add(new Header("Contact", contact));
      headers.add(new Header("Allow", Wording.ALLOW));
      headers.add(new Header("Supported", SessionTimer.OPTION));
    }
    wording.addUserAgent(headers, extra, productName);
    Wording.addExtra(headers, extra);
    if (!body.isEmpty()) {
      headers.add(new Header("Content-Type", contentType));
    }
    var uri = strict ? routes.getFirst().uri() : target;
    return new SipRequest(method, uri, Headers.of(headers), body);
  }

  private void learn(SipMessage message) {
    if (message.headers().has("Allow")) {
      peerTakesUpdate = Wording.lists(message, "Allow", "UPDATE");
    }
  }

  private static boolean strict(NameAddr route) {
    return !(route.uri() instanceof SipUri uri && uri.parameters().has("lr"));
  }
}
