package io.jambo.fuzz;

import io.jambo.sip.Flow;
import io.jambo.sip.OutboundInvite;
import io.jambo.wire.Bytes;
import io.jambo.wire.Headers;
import io.jambo.wire.NameAddr;
import io.jambo.wire.SipResponse;
import io.jambo.wire.SipUri;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The other side of a fuzzed stack: well-formed requests whose call, branch, number and tags the
/// input chooses, so that they repeat, cross and contradict one another.
final class PeerScript {
  private static final List<String> METHODS =
      List.of(
          "INVITE", "ACK", "BYE", "CANCEL", "INVITE", "INFO", "UPDATE", "PRACK", "OPTIONS",
          "NOTIFY");

  private static final int CALLS = 3;
  private static final int BRANCHES = 4;
  private static final String SDP = "v=0\r\n";

  /// By Call-ID, the tag that the node has given itself.
  private final Map<String, String> tags = new HashMap<>();

  private boolean reliable;

  boolean reliable() {
    return reliable;
  }

  void changesTransport() {
    reliable = !reliable;
  }

  void learns(SipResponse response) {
    response.to().tag().ifPresent(tag -> tags.put(response.callId(), tag));
  }

  /// A request of the peer's.
  byte[] request(Dice dice) {
    var method = METHODS.get(dice.below(METHODS.size()));
    var call = "call-" + dice.below(CALLS);
    var branch = "z9hG4bK" + call + dice.below(BRANCHES);
    var number = 1 + dice.below(BRANCHES);
    var inside = dice.below(4);
    var tag =
        inside == 0 ? "" : inside == 1 ? ";tag=wrong" : ";tag=" + tags.getOrDefault(call, "none");
    var extra =
        switch (dice.below(8)) {
          case 0 -> "Require: 100rel\r\n";
          case 1 -> "Session-Expires: 90;refresher=uac\r\nSupported: timer\r\n";
          case 2 -> "Supported: 100rel, timer\r\n";
          case 3 -> "RAck: 1 1 INVITE\r\n";
          case 4 -> "Route: <sip:10.0.0.7;lr>\r\nRecord-Route: <sip:10.0.0.7;lr>\r\n";
          default -> "";
        };
    var body = method.equals("INVITE") || method.equals("UPDATE") ? SDP : "";
    return """
    %s sip:a@10.0.0.1 SIP/2.0\r
    Via: SIP/2.0/%s 10.0.0.9;branch=%s\r
    From: <sip:b@10.0.0.9>;tag=b\r
    To: <sip:a@10.0.0.1>%s\r
    Call-ID: %s\r
    CSeq: %d %s\r
    Contact: <sip:b@10.0.0.9>\r
    Max-Forwards: 70\r
    %sContent-Type: application/sdp\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(
            method,
            reliable ? "TCP" : "UDP",
            branch,
            tag,
            call,
            number,
            method,
            extra,
            body.length(),
            body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// A call that we place.
  static OutboundInvite outbound(NameAddr to, Flow flow) {
    var from = NameAddr.of(SipUri.of("a", "10.0.0.1"));
    return new OutboundInvite(to.uri(), from, to, Headers.NONE, Bytes.utf8(SDP), flow);
  }
}
