package io.jambo.flows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A healthy request as lines, one character a byte: the start line, the headers, and the lines of
/// its body. [Anomaly] spoils one thing in it.
///
/// @param method its method
/// @param head start line and headers; `{length}` stands for the length of the body
/// @param body the lines of the body, maybe none
record Draft(String method, List<String> head, List<String> body) {
  private static final String OFFER =
      """
      v=0
      o=caller 29739 7272939 IN IP4 10.9.0.9
      s=a call
      c=IN IP4 10.9.0.9
      b=AS:64
      t=0 0
      a=group:BUNDLE a1
      m=audio 4000 RTP/AVP 0 8 101
      a=rtpmap:0 PCMU/8000
      a=rtpmap:101 telephone-event/8000
      a=fmtp:101 0-15
      a=ptime:20
      a=rtcp:4001 IN IP4 10.9.0.9
      a=sendrecv
      """;

  /// Who calls whom, by which names; a new one for each call.
  ///
  /// @param transport `UDP` or `TCP`
  /// @param number makes branch, tag and Call-ID its own
  /// @param toTag the tag of the node in this call, empty before there is one
  /// @param cseq the number of this request
  /// @param branch the branch, which CANCEL and the ACK of a refusal share with their INVITE
  record Names(String transport, int number, String toTag, int cseq, String branch) {
    /// Those of the first request of a call.
    static Names fresh(String transport, int number) {
      return new Names(transport, number, "", 1, "z9hG4bK-" + number);
    }

    /// Those of the next request in the call.
    Names next(String tag, int cseqNow) {
      return new Names(transport, number, tag, cseqNow, branch + "." + cseqNow);
    }
  }

  /// A request of that method with everything in it that such requests carry.
  static Draft of(String method, Names names) {
    var head = new ArrayList<String>();
    head.add(method + " sip:4912345@10.0.0.1:5060;user=phone SIP/2.0");
    head.add(
        "Via: SIP/2.0/%s 10.9.0.9:5060;rport;branch=%s".formatted(names.transport, names.branch));
    head.add("Max-Forwards: 70");
    head.add("From: \"A Caller\" <sip:caller@example.net>;tag=f" + names.number);
    head.add("To: <sip:4912345@10.0.0.1>" + (names.toTag.isEmpty() ? "" : ";tag=" + names.toTag));
    head.add("Call-ID: anomaly-" + names.number + "@client.example.net");
    head.add("CSeq: " + names.cseq + " " + method);
    head.add("User-Agent: phone/1.0 (test)");
    head.addAll(special(method));
    head.add("Content-Length: {length}");
    return new Draft(method, head, body(method));
  }

  private static List<String> special(String method) {
    var contact = "Contact: \"A Caller\" <sip:caller@10.9.0.9:5060;ob>;expires=60;q=0.5";
    return switch (method) {
      case "INVITE" ->
          List.of(
              contact,
              "Record-Route: <sip:10.9.0.7;lr>, <sip:10.9.0.6;lr>",
              "Allow: INVITE, ACK, BYE, CANCEL, UPDATE, PRACK",
              "Supported: timer, replaces",
              "Session-Expires: 1800;refresher=uac",
              "Min-SE: 90",
              "Expires: 120",
              "P-Asserted-Identity: \"A Caller\" <sip:+491234@example.net>",
              "Privacy: none",
              "Diversion: <sip:other@example.net>;reason=unconditional;counter=1",
              "Accept: application/sdp",
              "Subject: a call",
              "Date: Thu, 01 Jan 2026 00:00:00 GMT",
              "X-Custom: anything",
              "Content-Type: application/sdp",
              "Content-Disposition: session;handling=required");
      case "REGISTER" ->
          List.of(
              contact,
              "Expires: 3600",
              "Path: <sip:10.9.0.7;lr>",
              "Supported: path, outbound",
              "Authorization: Digest username=\"caller\", realm=\"example.net\", nonce=\"abc\","
                  + " uri=\"sip:10.0.0.1\", response=\"00112233445566778899aabbccddeeff\","
                  + " algorithm=MD5, cnonce=\"def\", qop=auth, nc=00000001");
      case "UPDATE" -> List.of(contact, "Session-Expires: 1800", "Content-Type: application/sdp");
      case "PRACK" -> List.of("RAck: 1 1 INVITE", "Route: <sip:10.0.0.1;lr>");
      case "INFO" -> List.of("Content-Type: application/dtmf-relay");
      case "BYE" -> List.of("Reason: SIP;cause=200;text=\"over\"", "Route: <sip:10.0.0.1;lr>");
      case "CANCEL" -> List.of("Reason: SIP;cause=200;text=\"answered elsewhere\"");
      case "ACK" -> List.of(contact, "Route: <sip:10.0.0.1;lr>");
      default -> List.of(contact, "Accept: application/sdp", "Supported: timer");
    };
  }

  private static List<String> body(String method) {
    return switch (method) {
      case "INVITE", "UPDATE" -> OFFER.lines().toList();
      case "INFO" -> List.of("Signal=5", "Duration=160");
      default -> List.of();
    };
  }

  /// The same with one line of the head replaced, by none or more.
  Draft withHead(int line, List<String> by) {
    return new Draft(method, replaced(head, line, by), body);
  }

  /// The same with one line of the body replaced, by none or more.
  Draft withBody(int line, List<String> by) {
    return new Draft(method, head, replaced(body, line, by));
  }

  /// As it goes on the wire.
  byte[] print() {
    var content = body.isEmpty() ? "" : String.join("\r\n", body) + "\r\n";
    var text = String.join("\r\n", head) + "\r\n\r\n";
    return text.replace("{length}", Integer.toString(content.length()))
        .concat(content)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> replaced(List<String> lines, int line, List<String> by) {
    var changed = new ArrayList<>(lines);
    changed.remove(line);
    changed.addAll(line, by);
    return changed;
  }
}
