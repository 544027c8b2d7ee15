package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// answer, alert, pause, dtmf, hangup, redirect, tag, sip:decline.
class SmallVerbsTest {
  private static final Optional<String> NO_ID = Optional.empty();

  @Test
  void answerHasNothingButAnId() {
    assertThat(verb("{'verb': 'answer'}")).isEqualTo(new Answer(NO_ID));
    assertThat(verb("{'answer': {'id': 'a'}}")).isEqualTo(new Answer(Optional.of("a")));
  }

  @Test
  void alertCarriesItsMessage() {
    assertThat(verb("{'alert': {'message': 'door open'}}"))
        .isEqualTo(new Alert(NO_ID, "door open"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1000", "0.5, 500", "86400, 86400000", "1e1, 10000"})
  void pauseLastsSecondsAndFractions(String length, long millis) {
    assertThat(verb("{'pause': {'length': " + length + "}}"))
        .isEqualTo(new Pause(NO_ID, Duration.ofMillis(millis)));
  }

  @Test
  void dtmfLastsHalfASecondAToneUnlessToldOtherwise() {
    assertThat(verb("{'dtmf': {'dtmf': '1w2W#*Aa'}}"))
        .isEqualTo(new Dtmf(NO_ID, "1w2W#*Aa", Duration.ofMillis(500)));
    assertThat(verb("{'dtmf': {'dtmf': '9', 'duration': 250}}"))
        .isEqualTo(new Dtmf(NO_ID, "9", Duration.ofMillis(250)));
  }

  @Test
  void dtmfHasABoundOnItsKeys() {
    var keys = "1".repeat(Dtmf.MOST_KEYS);

    assertThat(verb("{'dtmf': {'dtmf': '" + keys + "'}}")).isInstanceOf(Dtmf.class);
    assertThat(wrongWith("{'dtmf': {'dtmf': '1" + keys + "'}}")).hasSize(1);
  }

  @Test
  void hangupKeepsItsHeadersInOrder() {
    var hangup = verb(Hangup.class, "{'hangup': {'headers': {'X-B': 'b', 'X-A': 1, 'X-C': true}}}");

    assertThat(hangup.headers().toString()).isEqualTo("{X-B=b, X-A=1, X-C=true}");
    assertThat(verb("{'hangup': {}}")).isEqualTo(new Hangup(NO_ID, Map.of()));
  }

  @Test
  void redirectNamesTheNextApplication() {
    assertThat(verb("{'redirect': {'actionHook': '/next', 'statusHook': '/status'}}"))
        .isEqualTo(new Redirect(NO_ID, Hook.at("/next"), Optional.of(Hook.at("/status"))));
  }

  @Test
  void tagKeepsItsDataAsItIs() {
    assertThat(verb("{'tag': {'data': {'aB': [1, {'c-d': null}]}}}"))
        .isEqualTo(
            new Tag(
                NO_ID, (Json.Obj) Json.parse("{\"aB\": [1, {\"c-d\": null}]}").ok().orElseThrow()));
  }

  @Test
  void declineHasAStatusAndMayHaveMore() {
    var decline =
        verb(
            SipDecline.class,
            "{'verb': 'sip:decline', 'status': 486, 'reason': 'Busy', 'headers': {'X-R': 'x'}}");

    assertThat(decline.name()).isEqualTo("sip:decline");
    assertThat(decline.status()).isEqualTo(486);
    assertThat(decline.reason()).contains("Busy");
    assertThat(decline.headers()).containsExactly(Map.entry("X-R", "x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'alert': {}}                                | /alert/message: is missing
          {'alert': {'message': 'a\\r\\nVia: b'}}      | /alert/message: has control characters
          {'answer': {'id': 7}}                        | /answer/id: is 7; expected a string
          {'pause': {'length': '1'}}                   | /pause/length: is a string
          {'pause': {'length': -1}}                    | /pause/length: is -1
          {'pause': {'length': 86401}}                 | /pause/length: is 86401
          {'dtmf': {}}                                 | /dtmf/dtmf: is missing
          {'dtmf': {'dtmf': ''}}                       | /dtmf/dtmf: is another string
          {'dtmf': {'dtmf': '12x'}}                    | /dtmf/dtmf: is another string
          {'dtmf': {'dtmf': 12}}                       | /dtmf/dtmf: is 12; expected 1 to 256 of
          {'dtmf': {'dtmf': '1', 'duration': 0}}       | /dtmf/duration: is 0
          {'dtmf': {'dtmf': '1', 'duration': 8001}}    | /dtmf/duration: is 8001
          {'hangup': {'headers': 'X: y'}}              | /hangup/headers: is a string
          {'hangup': {'headers': {'X Y': 'y'}}}        | /hangup/headers/X Y: is no header name
          {'hangup': {'headers': {'X:': 'y'}}}         | /hangup/headers/X:: is no header name
          {'hangup': {'headers': {'': 'y'}}}           | /hangup/headers/: is no header name
          {'hangup': {'headers': {'Xé': 'y'}}}         | /hangup/headers/Xé: is no header name
          {'hangup': {'headers': {'X': 'a\\nB: c'}}}   | /hangup/headers/X: has control characters
          {'hangup': {'headers': {'X': 'a\\u0000'}}}   | /hangup/headers/X: has control characters
          {'hangup': {'headers': {'X': 'a\\u007f'}}}   | /hangup/headers/X: has control characters
          {'hangup': {'headers': {'X': {}}}}           | /hangup/headers/X: is an object
          {'redirect': {}}                             | /redirect/actionHook: is missing
          {'redirect': {'actionHook': ''}}             | /redirect/actionHook: is missing
          {'redirect': {'actionHook': 1}}              | /redirect/actionHook: is 1; expected a URL or
          {'tag': {}}                                  | /tag/data: is missing
          {'tag': {'data': [1]}}                       | /tag/data: is an array
          {'sip:decline': {}}                          | /sip:decline/status: is missing
          {'sip:decline': {'status': 399}}             | /sip:decline/status: is 399
          {'sip:decline': {'status': 700}}             | /sip:decline/status: is 700
          {'sip:decline': {'status': 486.5}}           | /sip:decline/status: is 486.5; expected a whole
          {'sip:decline': {'status': '486'}}           | /sip:decline/status: is a string
          {'sip:decline': {'status': 486, 'reason': 'a\\r'}} | /sip:decline/reason: has control
          """)
  void whatIsWrongIsSaidAtItsPlace(String verb, String problem) {
    assertThat(wrongWith(verb)).singleElement().asString().startsWith(problem);
  }

  @Test
  void headersHaveBounds() {
    var many = new StringBuilder("'X0': 0");
    for (int i = 1; i <= HeaderTypes.MOST_HEADERS; i++) {
      many.append(", 'X").append(i).append("': 0");
    }
    assertThat(wrongWith("{'hangup': {'headers': {" + many + "}}}"))
        .containsExactly(
            "/hangup/headers: is an object; expected an object of at most 64 SIP headers");
    assertThat(wrongWith("{'hangup': {'headers': {'X': '" + "a".repeat(8_193) + "'}}}"))
        .singleElement()
        .asString()
        .startsWith("/hangup/headers/X: is too long");
  }
}
