package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a message is at first sight.
class GlanceTest {
  private static Glance at(String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    return Glance.at(bytes, bytes.length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INVITE sip:a@b SIP/2.0|To: <sip:a@b>|NEW_INVITE",
        "INVITE sip:a@b SIP/2.0|From: <sip:a@b>;tag=1~to:<sip:a@b>|NEW_INVITE",
        "INVITE sip:a@b SIP/7.0|To: <sip:a@b>|NEW_INVITE",
        "INVITE sip:a@b SIP/2.0|t : <sip:a@b>;TAG=1|IN_DIALOG",
        "INVITE sip:a@b SIP/2.0|TO: <sip:a@b>~ ;tag=1|IN_DIALOG",
        "INVITE sip:a@b SIP/2.0|To: <sip:a@b> ; tag = 1|IN_DIALOG",
        "INVITE sip:a@b SIP/2.0|To: <sip:a@b>;tagged=1;tag|NEW_INVITE",
        "INVITE sip:a@b SIP/2.0|Topic: x;tag=1~To: <sip:a@b>|NEW_INVITE",
        "INVITE sip:a@b SIP/2.0|X: y|NEW_INVITE",
        "OPTIONS sip:a@b SIP/2.0|To: <sip:a@b>|NEW_REQUEST",
        "BYE sip:a@b SIP/2.0|To: <sip:a@b>;x=1;tag=2|IN_DIALOG",
        "SIP/2.0 200 OK|To: <sip:a@b>;tag=2|RESPONSE",
        "GET / HTTP/1.1|Host: a|GARBAGE",
        "SIP/2.0|To: x|GARBAGE",
        "INVITE|To: x|GARBAGE"
      })
  void itIsToldByItsFirstLineAndItsToTag(String line, String headers, Glance expected) {
    var message = "~" + line + "~" + headers + "~~body;tag=3";
    assertThat(at(message.replace("~", "\r\n"))).isEqualTo(expected);
    assertThat(at(message.replace("~", "\n"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE sip:bob@North.example.test SIP/2.0, North.example.test",
    "INVITE sip:bob;x@north.example.test:5060;transport=tcp SIP/2.0, north.example.test",
    "INVITE sip:b@b@north.example.test?X=y SIP/2.0, north.example.test",
    "INVITE sips:north.example.test SIP/2.0, north.example.test",
    "INVITE tel:+4930 SIP/2.0, ''",
    "INVITE, ''",
    "'', ''"
  })
  void theHostItCallsIsSeenAtAGlance(String line, String host) {
    for (var before : new String[] {"", "\r\n"}) {
      byte[] bytes = (before + line + "\r\nTo: x@y\r\n\r\n").getBytes(StandardCharsets.UTF_8);
      assertThat(Glance.host(bytes, bytes.length)).isEqualTo(host);
    }
  }

  @Test
  void noBytesAreTooFewOrTooOddToBeLookedAt() {
    var invite = "INVITE sip:a@b SIP/2.0\r\nTo: <sip:a@b>;tag=1\r\n\r\n";
    for (int length = 0; length <= invite.length(); length++) {
      assertThat(at(invite.substring(0, length))).isNotNull();
    }
    assertThat(at("")).isEqualTo(Glance.GARBAGE);
    assertThat(at("\n\n\n")).isEqualTo(Glance.GARBAGE);
    assertThat(at("x".repeat(5_000) + " SIP/2.0\r\n\r\n")).isEqualTo(Glance.GARBAGE);
  }

  @Test
  void whatStandsBehindTheMessageIsNotLookedAt() {
    var message = "INVITE sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n\r\n";
    byte[] room = (message + "To: x;tag=1\r\n").getBytes(StandardCharsets.UTF_8);
    int line = message.indexOf('\n') + 1;
    assertThat(Glance.at(room, message.length())).isEqualTo(Glance.NEW_INVITE);
    assertThat(Glance.at(room, line)).isEqualTo(Glance.NEW_INVITE);
    assertThat(Glance.at(room, line - 1)).isEqualTo(Glance.GARBAGE);
  }
}
