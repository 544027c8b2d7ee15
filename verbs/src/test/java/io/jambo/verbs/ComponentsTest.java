package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hooks, recognizers and voice detection: verbs.md 2.
class ComponentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          '/a'                                            | /a                 | POST
          'https://app.example.net/a'                     | https://app.example.net/a | POST
          {'url': '/a'}                                   | /a                 | POST
          {'url': '/a', 'method': 'GET'}                  | /a                 | GET
          {'url': '/a', 'method': 'get'}                  | /a                 | GET
          {'url': '/a', 'method': 'POST'}                 | /a                 | POST
          {'url': 'http://x.example/a', 'method': 'WS'}   | ws://x.example/a   | POST
          {'url': 'https://x.example/a', 'method': 'ws'}  | wss://x.example/a  | POST
          {'url': 'wss://x.example/a', 'method': 'WS'}    | wss://x.example/a  | POST
          """)
  void aHookHasManyForms(String json, String url, Hook.Method method) {
    assertThat(hook(json)).isEqualTo(new Hook(url, method, Optional.empty()));
  }

  @Test
  void aHookMayHaveCredentialsOfItsOwnInTwoForms() {
    var lena = Optional.of(new Credentials("lena", "pw"));

    assertThat(
            hook("{'url': '/a', 'basicAuth': {'username': 'lena', 'password': 'pw'}}")
                .credentials())
        .isEqualTo(lena);
    assertThat(hook("{'url': '/a', 'username': 'lena', 'password': 'pw'}").credentials())
        .isEqualTo(lena);
    assertThat(hook("{'url': '/a', 'username': 'lena'}").credentials()).isEmpty();
  }

  @Test
  void credentialsAreNotPrinted() {
    assertThat(hook("{'url': '/a', 'username': 'lena', 'password': 'pw'}").toString())
        .doesNotContain("lena", "pw");
  }

  @Test
  void aRecognizerNeedsAVendorOnly() {
    var recognizer = recognizer("{'vendor': 'default'}");

    assertThat(recognizer.vendor()).isEqualTo("default");
    assertThat(recognizer.hints()).isEmpty();
    assertThat(recognizer.interim()).isFalse();
    assertThat(recognizer.continuousAsr()).isEmpty();
    assertThat(recognizer.fastRecognitionTimeout()).isEmpty();
    assertThat(recognizer.minConfidence()).isZero();
  }

  @Test
  void aRecognizerMayBeToldMuchMore() {
    var recognizer =
        recognizer(
            """
            {'vendor': 'v', 'label': 'l', 'language': 'en-US', 'fallbackVendor': 'f',
             'vad': {'enable': true, 'voiceMs': 100, 'mode': 3, 'threshold': 0.25},
             'hints': ['yes', {'phrase': 'no', 'boost': 5}], 'hintsBoost': 2.5,
             'altLanguages': ['de-DE'], 'interim': true, 'punctuation': true,
             'separateRecognitionPerChannel': false, 'asrTimeout': 2,
             'asrDtmfTerminationDigit': '#', 'fastRecognitionTimeout': 0.5, 'minConfidence': 0.4,
             'deepgramOptions': {'anything': [1]}, 'interactionType': 'phone_call'}
            """);

    assertThat(recognizer.hints())
        .containsExactly(new Hint("yes", Optional.empty()), new Hint("no", Optional.of(5.0)));
    assertThat(recognizer.hintsBoost()).contains(2.5);
    assertThat(recognizer.altLanguages()).containsExactly("de-DE");
    assertThat(recognizer.punctuation()).contains(true);
    assertThat(recognizer.separateRecognitionPerChannel()).contains(false);
    assertThat(recognizer.continuousAsr())
        .contains(new ContinuousAsr(Duration.ofSeconds(2), Optional.of("#")));
    assertThat(recognizer.fastRecognitionTimeout()).contains(Duration.ofMillis(500));
    assertThat(recognizer.minConfidence()).isEqualTo(0.4);
    assertThat(recognizer.fallback().vendor()).contains("f");
    assertThat(recognizer.properties().get("deepgramOptions")).isPresent();
    assertThat(recognizer.vad())
        .contains(
            new Vad(
                true,
                Duration.ofMillis(100),
                Duration.ofMillis(150),
                "one-shot",
                3,
                "silero",
                0.25,
                Duration.ofMillis(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'actionHook': {}                              | /actionHook/url: is missing
          'actionHook': {'url': '/a', 'method': 'PUT'}  | /actionHook/method: is another string
          'actionHook': {'url': '/a', 'basicAuth': {'username': 'u'}} | /actionHook/basicAuth/password: is missing
          'actionHook': {'url': '/a\\r\\nHost: b'}      | /actionHook/url: has control characters
          'actionHook': '/a\\r\\nHost: b'               | /actionHook: has control characters
          'actionHook': 1                               | /actionHook: is 1; expected a URL or an object with a url
          'recognizer': {'vendor': 1}                   | /recognizer/vendor: is 1
          'recognizer': {'vendor': 'v', 'hints': 'a'}   | /recognizer/hints: is a string
          'recognizer': {'vendor': 'v', 'hints': [1]}   | /recognizer/hints/0: is 1; expected a string or an object
          'recognizer': {'vendor': 'v', 'hints': [{}]}  | /recognizer/hints/0/phrase: is missing
          'recognizer': {'vendor': 'v', 'minConfidence': 1.1} | /recognizer/minConfidence: is 1.1; expected a number from 0 to 1
          'recognizer': {'vendor': 'v', 'asrTimeout': '2'}    | /recognizer/asrTimeout: is a string
          'recognizer': {'vendor': 'v', 'words': 1}           | /recognizer/words: is 1
          'recognizer': {'vendor': 'v', 'filterMethod': 'x'}  | /recognizer/filterMethod: is another string
          'recognizer': {'vendor': 'v', 'googleOptions': 'x'} | /recognizer/googleOptions: is a string
          'recognizer': {'vendor': 'v', 'vad': {'mode': 4}}   | /recognizer/vad/mode: is 4; expected a whole number from 0 to 3
          'vad': {'vendor': 'mine'}                     | /vad/vendor: is another string; expected one of webrtc, silero
          'vad': {'threshold': -0.1}                    | /vad/threshold: is -0.1
          'vad': {'voiceMs': 10001}                     | /vad/voiceMs: is 10001
          """)
  void whatIsWrongIsSaidAtItsPlace(String properties, String problem) {
    assertThat(wrongWith("{'verb': 'gather', " + properties + "}"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }

  @ParameterizedTest
  @CsvSource({"+6 dB, 6", "-12dB, -12", "3.9 db, 3", "6, 0", "loud, 0", "9999 dB, 0"})
  void aGainIsReadFromWords(String written, int decibels) {
    var report = new Report();

    assertThat(Numbers.gain().read(new Json.Str(written), Place.root(report))).contains(decibels);
  }

  private static Hook hook(String json) {
    return verb(Redirect.class, "{'redirect': {'actionHook': " + json + "}}").actionHook();
  }

  private static Recognizer recognizer(String json) {
    return verb(Gather.class, "{'gather': {'recognizer': " + json + "}}")
        .recognizer()
        .orElseThrow();
  }
}
