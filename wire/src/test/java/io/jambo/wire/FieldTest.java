package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <sip:a@h>                          | ``              | sip:a@h     | ``
          sip:a@h                            | ``              | sip:a@h     | ``
          sip:a@h;tag=1                      | ``              | sip:a@h     | 1
          <sip:a@h;tag=no>;tag=1             | ``              | sip:a@h;tag=no | 1
          Ann Lee <sip:a@h>;tag=1            | Ann Lee         | sip:a@h     | 1
          Ann<sip:a@h>                       | Ann             | sip:a@h     | ``
          "Ann"<sip:a@h>                     | Ann             | sip:a@h     | ``
          "A \\"quoted\\" \\\\ one" <sip:a@h>  | A "quoted" \\ one | sip:a@h     | ``
          "x, y; <z>" <sip:a@h>;tag=2        | x, y; <z>       | sip:a@h     | 2
          Ann (at work), Lee <sip:a@h>       | Ann (at work), Lee | sip:a@h  | ``
          Æsop <sip:a@h>                     | Æsop            | sip:a@h     | ``
          "" <sip:a@h> ; tag = 3             | ``              | sip:a@h     | 3
          <tel:+1555>;TAG=x                  | ``              | tel:+1555   | x
          <urn:x:y>;tag="q;r"                | ``              | urn:x:y     | q;r
          <sip:a@h>;;tag=1;                  | ``              | sip:a@h     | 1
          <sip:a@h>;tag=ab==                 | ``              | sip:a@h     | ab==
          """)
  void addressesAreUnderstoodInEveryForm(String value, String display, String uri, String tag) {
    var address = NameAddr.parse(value).ok().orElseThrow();

    assertThat(address.display()).isEqualTo(display);
    assertThat(address.uri().print()).isEqualTo(uri);
    assertThat(address.tag().orElse("")).isEqualTo(tag);
    assertThat(NameAddr.parse(address.print()).ok()).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "Ann",
        "\"Ann <sip:a@h>",
        "\"Ann\" sip:a@h",
        "\"sip:a@h\"",
        "<sip:a@h",
        "< sip:a@h>",
        "<sip:a@h >",
        "sip:a@h?Route=%3Csip:b@c%3E",
        "sip:a,b@h",
        "<sip:a@h> x",
        "<sip:a@h>;a=\"b",
        "<>",
        "<h>",
        "<sip:a@h>;=b",
        "<sip:a@h>, <sip:b@h>",
        "A \"b\" <sip:a@h>",
        "\"",
        "\"\\",
        "<sip:a@h>;x=\"\\",
        "<sip:a@h>;x=\"1\n2\"",
        "\"A\nB\" <sip:a@h>"
      })
  void brokenAddressesAreMalformed(String value) {
    assertThat(NameAddr.parse(value)).isInstanceOf(Parsed.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SIP/2.0/UDP h:5060;branch=z9hG4bKa        | UDP  | h            | 5060 | z9hG4bKa
          SIP / 2.0 / TCP   h : 5060 ; branch = b   | TCP  | h            | 5060 | b
          sip/2.0/WSS 1a2b.invalid;branch=b         | WSS  | 1a2b.invalid | -1   | b
          SIP/2.0/UNKNOWN h;branch=b                | UNKNOWN | h         | -1   | b
          SIP/2.0/UDP [2001:db8::1]:5;branch=b      | UDP  | 2001:db8::1  | 5    | b
          SIP/2.0/UDP [2001:db8::1] ;branch=b;rport | UDP  | 2001:db8::1  | -1   | b
          SIP/2.0/UDP h;branch=b (one (two) \\) x)   | UDP  | h            | -1   | b
          SIP/2.0/UDP h (c) ;branch=b               | UDP  | h            | -1   | b
          SIP/7.0/UDP h;branch=b                    | UDP  | h            | -1   | b
          SIP/2.0/UDP h;branch=b;received=2001:db8::1 | UDP | h           | -1   | b
          SIP/2.0/UDP h;branch=b;received=[::1]     | UDP  | h            | -1   | b
          SIP/2.0/UDP h                             | UDP  | h            | -1   | ``
          """)
  void viasAreUnderstoodInEveryForm(
      String value, String transport, String host, int port, String branch) {
    var via = Via.parse(value).ok().orElseThrow();

    assertThat(via.transport()).isEqualTo(transport);
    assertThat(via.host()).isEqualTo(host);
    assertThat(via.port().orElse(-1)).isEqualTo(port);
    assertThat(via.branch().orElse("")).isEqualTo(branch);
    assertThat(Via.parse(via.print()).ok()).contains(via);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SIP/2.0",
        "SIP/2.0/UDP",
        "SIP/2.0/UDP ",
        "HTTP/1.1/TCP h",
        "SIP/2.0/UDP h:x",
        "SIP/2.0/UDP h:70000",
        "SIP/2.0/UDP 2001:db8::1",
        "SIP/2.0/UDP [::1",
        "SIP/2.0/UDP h x",
        "SIP/2.0/UDP h;branch=b (open",
        "SIP/2.0/UDP h;branch=\"b",
        ";",
        "SIP/2.0/UDP h;a b",
        "(",
        "SIP/2.0/UDP h;;,"
      })
  void brokenViasAreMalformed(String value) {
    assertThat(Via.parse(value)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void sequenceNumbersEndAtThirtyOneBits() {
    assertThat(CSeq.parse(" 2147483647 \t INVITE ").ok())
        .contains(new CSeq(2_147_483_647L, "INVITE"));
    assertThat(CSeq.parse("0009 ACK").ok()).contains(new CSeq(9, "ACK"));
    for (var value :
        new String[] {
          "",
          "1",
          "INVITE",
          "1 ",
          "-1 INVITE",
          "2147483648 INVITE",
          "1 A B",
          "1INVITE",
          "36893488147419103232 INVITE",
          "1 IN<"
        }) {
      assertThat(CSeq.parse(value)).as(value).isInstanceOf(Parsed.Malformed.class);
    }
  }

  @Test
  void parameterValuesAreQuotedOnlyWhereTheyMust() {
    var parameters =
        Parameters.NONE
            .with("a", "token")
            .with("b", "two words")
            .with("c", "::1")
            .with("d", "q\"\\")
            .with("e", "")
            .withFlag("f")
            .with("A", "b64=/");

    assertThat(parameters.print())
        .isEqualTo(";A=b64=/;b=\"two words\";c=::1;d=\"q\\\"\\\\\";e=\"\";f");
  }
}
