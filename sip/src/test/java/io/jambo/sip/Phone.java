package io.jambo.sip;

import io.jambo.wire.SipMessage;
import io.jambo.wire.SipRequest;

/// The far end of a test: it writes its messages as text, so that a test sees what is on the wire.
final class Phone {
  private Phone() {}

  static String invite() {
    return request("INVITE", 1, "a1", "", "Contact: <sip:alice@198.51.100.9:5062>\n", "v=0\n");
  }

  /// A request of a caller named alice; the To tag is ours once there is one.
  static String request(
      String method, int cseq, String branch, String toTag, String headers, String body) {
    return """
    %1$s sip:15550100@192.0.2.1 SIP/2.0
    Via: SIP/2.0/UDP 198.51.100.9:5062;branch=z9hG4bK%3$s
    Max-Forwards: 70
    From: "Alice" <sip:alice@example.test>;tag=alice1
    To: <sip:15550100@example.test>%4$s
    Call-ID: call-1
    CSeq: %2$d %1$s
    %5$s%6$sContent-Length: %7$d

    %8$s\
    """
        .formatted(
            method,
            cseq,
            branch,
            toTag.isEmpty() ? "" : ";tag=" + toTag,
            headers,
            body.isEmpty() ? "" : "Content-Type: application/sdp\n",
            body.replace("\n", "\r\n").length(),
            body);
  }

  static String request(String method, int cseq, String branch, String toTag) {
    return request(method, cseq, branch, toTag, "", "");
  }

  /// A response to a request of ours, from a callee with that tag.
  static String response(SipMessage request, int status, String toTag, String headers) {
    var old = request.headers();
    var to = old.first("To").orElseThrow();
    return """
    SIP/2.0 %d Whatever
    Via: %s
    From: %s
    To: %s
    Call-ID: %s
    CSeq: %s
    %sContent-Length: 0

    """
        .formatted(
            status,
            old.first("Via").orElseThrow(),
            old.first("From").orElseThrow(),
            toTag.isEmpty() || to.contains("tag=") ? to : to + ";tag=" + toTag,
            request.callId(),
            old.first("CSeq").orElseThrow(),
            headers);
  }

  /// A 200 with a session description.
  static String okWithOffer(SipRequest request, String toTag) {
    var headers = "Contact: <sip:bob@198.51.100.9:5062>\nContent-Type: application/sdp\n";
    return response(request, 200, toTag, headers)
            .replace("Content-Length: 0\n", "Content-Length: 5\n")
        + "v=0\n";
  }

  static String ok(SipRequest request, String toTag) {
    return response(request, 200, toTag, "Contact: <sip:bob@198.51.100.9:5062>\n");
  }
}
