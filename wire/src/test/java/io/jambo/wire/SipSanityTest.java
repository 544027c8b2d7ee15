package io.jambo.wire;

import static io.jambo.wire.Messages.INVITE;
import static io.jambo.wire.Messages.OK;
import static io.jambo.wire.Messages.parse;
import static io.jambo.wire.Messages.wire;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of security.md 12, row by row: one line of a sound INVITE replaced by another.
class SipSanityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE sip:bob@h SIP/7.0        | 505 | Version Not Supported
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE sip:bob@h SIP/2.00       | 505 | Version Not Supported
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE <sip:bob@h> SIP/2.0      | 400 | Bad Request-URI
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE sip:bob@h; lr SIP/2.0    | 400 | Bad Request-URI
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE sip:bob@h:99999 SIP/2.0  | 400 | Bad Request-URI
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE sip:bob@2001:db8::1 SIP/2.0 | 400 | Bad Request-URI
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE SIP/2.0                  | 400 | Bad Request-URI
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE nobody:x SIP/2.0         | 416 | Unsupported URI Scheme
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE http://example.test/ SIP/2.0 | 416 | Unsupported URI Scheme
          From: "Ann" <sip:ann@example.test>;tag=a1 | X: y                          | 400 | Missing From
          To: <sip:bob@example.test>              | X: y                            | 400 | Missing To
          Call-ID: c1@192.0.2.1                   | X: y                            | 400 | Missing Call-ID
          CSeq: 1 INVITE                          | X: y                            | 400 | Missing CSeq
          From: "Ann" <sip:ann@example.test>;tag=a1 | From: "Ann <sip:ann@h>;tag=1  | 400 | Bad From
          To: <sip:bob@example.test>              | To: <sip: bob@example.test>     | 400 | Bad To
          To: <sip:bob@example.test>              | To: sip:b@h?Route=%3Csip:x%3E   | 400 | Bad To
          Call-ID: c1@192.0.2.1                   | Call-ID:                        | 400 | Bad Call-ID
          Call-ID: c1@192.0.2.1                   | Call-ID: c1 c2                  | 400 | Bad Call-ID
          CSeq: 1 INVITE                          | CSeq: 36893488147419103232 INVITE | 400 | Bad CSeq
          CSeq: 1 INVITE                          | CSeq: 1 OPTIONS                 | 400 | CSeq Method Mismatch
          CSeq: 1 INVITE                          | CSeq: 1 invite                  | 400 | CSeq Method Mismatch
          Contact: <sip:ann@192.0.2.1:5060>       | f: <sip:ann@h>;tag=2            | 400 | Doubled From
          Contact: <sip:ann@192.0.2.1:5060>       | t: <sip:ann@h>                  | 400 | Doubled To
          Contact: <sip:ann@192.0.2.1:5060>       | i: c1@192.0.2.1                 | 400 | Doubled Call-ID
          Contact: <sip:ann@192.0.2.1:5060>       | CSeq: 1 INVITE                  | 400 | Doubled CSeq
          Contact: <sip:ann@192.0.2.1:5060>       | Max-Forwards: 70                | 400 | Doubled Max-Forwards
          Contact: <sip:ann@192.0.2.1:5060>       | l: 5                            | 400 | Doubled Content-Length
          Contact: <sip:ann@192.0.2.1:5060>       | c: text/plain                   | 400 | Doubled Content-Type
          Contact: <sip:ann@192.0.2.1:5060>       | l: 4                            | 400 | Bad Content-Length
          Content-Length: 5                       | Content-Length: 6               | 400 | Body Shorter Than Content-Length
          Content-Length: 5                       | Content-Length: -5              | 400 | Bad Content-Length
          Content-Length: 5                       | Content-Length: five            | 400 | Bad Content-Length
          Content-Length: 5                       | Content-Length: 70000           | 413 | Message Too Large
          Max-Forwards: 70                        | Max-Forwards: 256               | 400 | Bad Max-Forwards
          Max-Forwards: 70                        | Max-Forwards: -1                | 400 | Bad Max-Forwards
          Max-Forwards: 70                        | Expires: 10000000000000000000   | 400 | Bad Expires
          Max-Forwards: 70                        | Via: ;                          | 400 | Bad Via
          Max-Forwards: 70                        | Route: sip:a b                  | 400 | Bad Route
          Max-Forwards: 70                        | Record-Route: <sip:a            | 400 | Bad Record-Route
          Contact: <sip:ann@192.0.2.1:5060>       | Contact: ;;,;,,                 | 400 | Bad Contact
          Contact: <sip:ann@192.0.2.1:5060>       | Contact: sip:a@h?Route=x        | 400 | Bad Contact
          Max-Forwards: 70                        | no colon here                   | 400 | Bad Header
          Max-Forwards: 70                        | Bad Name: x                     | 400 | Bad Header
          Max-Forwards: 70                        | : x                             | 400 | Bad Header
          """)
  void aBrokenRequestGetsItsAnswer(String line, String other, int status, String reason) {
    assertThat(INVITE).contains(line + "\n");

    assertThat(SipSanity.check(parse(INVITE.replace(line, other))))
        .contains(new SipSanity.Fault(status, reason, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Max-Forwards: 70                  | Route: <sip:a;lr>, <sip:b;lr>
          Max-Forwards: 70                  | Expires: 4294967295
          Contact: <sip:ann@192.0.2.1:5060> | Contact: *
          Contact: <sip:ann@192.0.2.1:5060> | m: <isbn:2983792873>
          Contact: <sip:ann@192.0.2.1:5060> | Date: Fri, 01 Jan 2010 16:00:00 EST
          To: <sip:bob@example.test>        | To: "x" <nobody:y>
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE tel:+15550100 SIP/2.0
          INVITE sip:bob@sip.example.test SIP/2.0 | INVITE   sip:bob@h   sip/2.0
          """)
  void whatPhonesDoWriteIsServed(String line, String other) {
    assertThat(INVITE).contains(line + "\n");

    assertThat(SipSanity.check(parse(INVITE.replace(line, other)))).isEmpty();
  }

  @Test
  void withoutMaxForwardsARequestHasSeventy() {
    var request = Messages.request(INVITE.replace("Max-Forwards: 70\n", ""));

    assertThat(SipSanity.check(request)).isEmpty();
    assertThat(request.maxForwards()).isEqualTo(70);
  }

  @ParameterizedTest
  @CsvSource({"X: y, Missing Via", "Via: SIP/2.0/UDP, Bad Via", "Via: ;;, Bad Via"})
  void withoutAUsableViaNothingIsAnswered(String line, String reason) {
    var broken = INVITE.replaceFirst("Via: .*", line);

    assertThat(SipSanity.check(parse(broken))).contains(new SipSanity.Fault(400, reason, false));
  }

  @Test
  void aBrokenResponseIsNeverAnswered() {
    assertThat(SipSanity.check(parse(OK))).isEmpty();
    assertThat(SipSanity.check(parse(OK.replace("CSeq: 1 INVITE\n", ""))))
        .contains(new SipSanity.Fault(400, "Missing CSeq", false));
  }

  @Test
  void aHeadThatIsCutOffGetsItsAnswer() {
    byte[] cut = wire(INVITE.substring(0, INVITE.indexOf("\nContent-Length") + 1));

    assertThat(SipParser.parse(cut).ok().flatMap(SipSanity::check))
        .contains(new SipSanity.Fault(400, "Headers Do Not End", true));
  }

  @Test
  void strayControlsAreNotPassedOn() {
    for (var stray : new String[] {"\r", "\0"}) {
      byte[] bytes = wire(INVITE.replace("Max-Forwards: 70", "Subject: a@b"));
      bytes[new String(bytes, StandardCharsets.UTF_8).indexOf("a@b") + 1] = (byte) stray.charAt(0);

      assertThat(SipParser.parse(bytes).ok().flatMap(SipSanity::check))
          .contains(new SipSanity.Fault(400, "Bad Header", true));
    }
  }
}
