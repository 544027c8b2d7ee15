package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Bytes;
import io.jambo.wire.Header;
import io.jambo.wire.Headers;
import io.jambo.wire.SipRequest;
import io.jambo.wire.SipUri;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Key presses by INFO, phone by phone (sip.md 8.6).
class InfoBodyTest {
  private static Optional<LegEvent> read(String type, String body) {
    var headers = Headers.of(List.of(new Header("Content-Type", type)));
    var uri = SipUri.of("a", "192.0.2.1", 5060);
    return InfoBody.digit(new SipRequest("INFO", uri, headers, Bytes.utf8(body)));
  }

  @ParameterizedTest
  @CsvSource({
    "Signal=5|Duration=160, 5, 160",
    "Signal= 5|Duration= 160, 5, 160",
    "signal = d|duration = 99, D, 99",
    "Signal=*, *, 250",
    "Signal=10, *, 250",
    "Signal=11, #, 250",
    "Duration=100|Signal=#, #, 100",
    "Signal=1|Duration=none, 1, 250",
    "Signal=1|Duration=0, 1, 250",
    "Signal=1|Duration=999999, 1, 60000",
    "7, 7, 250",
  })
  void aKeyAndItsLength(String body, char key, int millis) {
    var lines = body.replace("|", "\r\n");
    assertThat(read("application/dtmf-relay", lines)).hasValue(new LegEvent.InfoDigit(key, millis));
    assertThat(read("Application/DTMF; charset=x", lines))
        .hasValue(new LegEvent.InfoDigit(key, millis));
  }

  @ParameterizedTest
  @CsvSource({"Signal=E", "Signal=12", "Signal=", "''", "hello", "Signal=55"})
  void anythingElseIsNoKey(String body) {
    assertThat(read("application/dtmf-relay", body)).isEmpty();
  }

  @Test
  void onlyTheTwoTypesAreRead() {
    assertThat(read("text/plain", "5")).isEmpty();
    assertThat(read("application/dtmf", " ".repeat(300) + "5")).isEmpty();
  }
}
