package io.jambo.wire;

import java.nio.charset.StandardCharsets;

/// Messages as text blocks for the tests of this room.
final class Messages {
  /// An ordinary request of which tests replace single lines.
  static final String INVITE =
      """
      INVITE sip:bob@sip.example.test SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa1;rport
      Max-Forwards: 70
      From: "Ann" <sip:ann@example.test>;tag=a1
      To: <sip:bob@example.test>
      Call-ID: c1@192.0.2.1
      CSeq: 1 INVITE
      Contact: <sip:ann@192.0.2.1:5060>
      Content-Type: application/sdp
      Content-Length: 5

      v=0
      """;

  static final String OK =
      """
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa1
      From: <sip:ann@example.test>;tag=a1
      To: <sip:bob@example.test>;tag=b1
      Call-ID: c1@192.0.2.1
      CSeq: 1 INVITE
      Content-Length: 0

      """;

  private Messages() {}

  /// Its bytes as they travel, with CRLF.
  static byte[] wire(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  static SipRequest request(String text) {
    return (SipRequest) parse(text);
  }

  static SipMessage parse(String text) {
    return SipParser.parse(wire(text)).ok().orElseThrow();
  }
}
