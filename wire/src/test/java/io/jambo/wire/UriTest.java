package io.jambo.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {
  @Test
  void aSipUriIsTakenApart() {
    var uri = sip("sips:ann:pass%21@sip.example.test:5071;transport=tcp;lr;x=%41?Subject=hi&a=b");

    assertThat(uri)
        .isEqualTo(
            new SipUri(
                true,
                "ann",
                Optional.of("pass!"),
                "sip.example.test",
                OptionalInt.of(5071),
                new Parameters(
                    List.of(
                        new Parameters.Parameter("transport", "tcp", false),
                        new Parameters.Parameter("lr", "", true),
                        new Parameters.Parameter("x", "%41", false))),
                "Subject=hi&a=b"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sip:ann@h                | ann
          SIP:ann@h                | ann
          sip:h                    | ``
          sip:@h                   | ``
          sip:ann%40work@h         | ann@work
          sip:a%3Ab@h              | a:b
          sip:J%C3%A9r%C3%B4me@h   | Jérôme
          sip:100%@h               | 100%
          sip:%zz%4@h              | %zz%4
          sip:+1555;ext=2@h        | +1555;ext=2
          sip:a?b/c&d=e+f$g,h@h    | a?b/c&d=e+f$g,h
          sip:*21#@h               | *21#
          """)
  void escapesInTheUserAreDecodedOnce(String text, String user) {
    assertThat(sip(text).user()).isEqualTo(user);
    assertThat(Uri.parse(sip(text).print()).ok()).contains(sip(text));
  }

  @Test
  void anEscapedNulNeitherEndsNorAliasesAUser() {
    assertThat(sip("sip:ann%00x@h").user()).isEqualTo("ann\0x");
    assertThat(sip("sip:ann%00x@h").print()).isEqualTo("sip:ann%00x@h");
  }

  @ParameterizedTest
  @CsvSource({
    "sip:a@[2001:db8::9:1], 2001:db8::9:1, -1",
    "sip:a@[2001:db8::9:1]:5070, 2001:db8::9:1, 5070",
    "sip:[::ffff:192.0.2.10], ::ffff:192.0.2.10, -1",
    "sip:[::], ::, -1",
    "sip:[1:2:3:4:5:6:7:8]:1, 1:2:3:4:5:6:7:8, 1",
    "sip:[1:2:3:4:5:6:192.0.2.1], 1:2:3:4:5:6:192.0.2.1, -1",
    "sip:[2001:db8::9:1:5070], 2001:db8::9:1:5070, -1",
    "sip:a@192.0.2.1:65535, 192.0.2.1, 65535",
    "sip:a@under_score.example.test., under_score.example.test., -1"
  })
  void hostsOfEveryFamilyAreUnderstood(String text, String host, int port) {
    var uri = sip(text);

    assertThat(uri.host()).isEqualTo(host);
    assertThat(uri.port().orElse(-1)).isEqualTo(port);
    assertThat(uri.print()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sip",
        ":",
        "sip:",
        "1sip:a@h",
        "sip:a b@h",
        "sip:a@h h",
        "<sip:a@h>",
        "sip:a@",
        "sip::pw@h",
        "sip:a@h:",
        "sip:a@h:x",
        "sip:a@h:65536",
        "sip:a@h:-1",
        "sip:a@h@i",
        "sip:a@2001:db8::1",
        "sip:a@[2001:db8::1",
        "sip:a@[2001:db8:::1]",
        "sip:a@[1:2:3]",
        "sip:a@[1:2:3:4:5:6:7:8:9]",
        "sip:a@[12345::]",
        "sip:a@[::1.2.3]",
        "sip:a@[::1.2.3.256]",
        "sip:a@[::1]x",
        "sip:a@[1::2::3]",
        "sip:a@[:1:2:3:4:5:6:7]",
        "sip:a@[1:2:3:4:5:6:7:]",
        "sip:a@[g::]",
        "sip:a@[192.0.2.1]",
        "sip:a@h;=x",
        "sip:a%ff@h",
        "sip:a\"b@h",
        "sip:a@h%41",
        "sip:a\r\nb@h",
        "tel:",
        "tel:;x=y",
        "sip:a:b@c:d@h",
        "sip:a@h/x"
      })
  void whatIsNoUriIsMalformed(String text) {
    assertThat(Uri.parse(text)).isInstanceOf(Parsed.Malformed.class);
  }

  @Test
  void telUrisKeepTheirNumberAsWritten() {
    var uri = Uri.parse("tel:+1-(555)-0100;phone-context=example.test").ok().orElseThrow();

    assertThat(uri)
        .isEqualTo(
            new TelUri("+1-(555)-0100", Parameters.NONE.with("phone-context", "example.test")));
    assertThat(uri.print()).isEqualTo("tel:+1-(555)-0100;phone-context=example.test");
  }

  @Test
  void unknownSchemesAreWellFormed() {
    var uri = Uri.parse("urn:service:sos?x").ok().orElseThrow();

    assertThat(uri).isEqualTo(new OtherUri("urn", "service:sos?x"));
    assertThat(uri.print()).isEqualTo("urn:service:sos?x");
  }

  @Test
  void aRouteGoesBackAsItCame() {
    var route = "sip:proxy.example.test;lr=on;ftag=a%41b==;did=1.2/3";

    assertThat(sip(route).print()).isEqualTo(route);
  }

  @Test
  void emptyParametersArePassedOver() {
    assertThat(sip("sip:a@h;;lr;").parameters().entries()).hasSize(1);
  }

  @Test
  void whatACallerBuiltIsEscapedWhenPrinted() {
    var uri = SipUri.of("a b\r\n@;", "h", 5060).with("x", "1;y z");

    assertThat(uri.print()).isEqualTo("sip:a%20b%0D%0A%40;@h:5060;x=1%3By%20z");
  }

  @Test
  void whatCannotBeEscapedCannotBeBuilt() {
    assertThatThrownBy(() -> SipUri.of("a", "h\r\nX: y", 5060))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TelUri("1\r\n2", Parameters.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Parameters.NONE.with("x", "1\r\nY: z"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Parameters.NONE.with("x;y", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new SipUri(false, "", Optional.of("pw"), "h", OptionalInt.empty(), Parameters.NONE, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Via("UDP", "h;x", OptionalInt.empty(), Parameters.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OtherUri("urn", "a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static SipUri sip(String text) {
    return (SipUri) Uri.parse(text).ok().orElseThrow();
  }
}
