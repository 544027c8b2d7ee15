package io.jambo.verbs;

import static io.jambo.verbs.Scripts.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJsonTest {
  private static final String GOOD =
      """
      [{"verb": "gather", "input": ["speech", "digits"], "timeout": 1.5e1, "numDigits": 4,
        "say": {"text": ["a", "b"], "loop": "forever", "synthesizer": {"vendor": "default"}},
        "recognizer": {"vendor": "x", "hints": ["a", {"phrase": "b", "boost": -2}]},
        "actionHook": {"url": "/a", "method": "WS", "basicAuth": {"username": "u", "password": "p"}}},
       {"sip:decline": {"status": 486, "reason": "Busy", "headers": {"X-A": "b", "X-N": 5}}},
       {"dial": {"target": [{"type": "phone", "number": "1"}], "boostAudioSignal": "+6 dB"}}]
      """;

  @Test
  void aTextThatIsBrokenAnywhereIsReadOrRefusedAndNeverThrows() {
    var random = new Random(4711);
    for (int round = 0; round < 20_000; round++) {
      var text = GOOD.getBytes(StandardCharsets.UTF_8);
      for (int edits = random.nextInt(1, 6); edits > 0; edits--) {
        int at = random.nextInt(text.length);
        text[at] =
            random.nextBoolean() ? text[random.nextInt(text.length)] : (byte) random.nextInt(256);
      }
      assertThat(VerbParser.parse(text)).isNotNull();
    }
  }

  @Test
  void theTextItselfIsGood() {
    assertThat(VerbParser.parse(GOOD.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ParsedScript.Valid.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "-0.0",
        "1e2",
        "0.000000000000000000000000000000000000000000000000001",
        "86400.0000001"
      })
  void aNumberOfAnySizeIsReadOrRefusedAtOnce(String number) {
    assertThat(Scripts.parse("[{'pause': {'length': " + number + "}}]")).isNotNull();
    assertThat(Scripts.parse("[{'say': {'text': 'a', 'loop': " + number + "}}]")).isNotNull();
    assertThat(Scripts.parse("[{'play': {'url': 'a', 'timeoutSecs': '" + number + "'}}]"))
        .isNotNull();
    assertThat(Scripts.parse("[{'hangup': {'headers': {'X': " + number + "}}}]")).isNotNull();
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(problems("[".repeat(100_000))).hasSize(1);
    assertThat(problems("{'verb':".repeat(100_000))).hasSize(1);
  }

  @Test
  void aProblemQuotesNoControlCharactersAndNoEndlessNames() {
    var name = "a\\u001b[31m\\r\\n\\u202e" + "b".repeat(5_000);

    assertThat(problems("[{'" + name + "': {}}, {'hangup': {'headers': {'" + name + "': 1}}}]"))
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line).hasSizeLessThan(200).contains("a?[31m???b").matches("\\P{Cntrl}*"));
  }

  @Test
  void aProblemQuotesNoTextOfTheApplication() {
    assertThat(
            problems(
                "[{'dtmf': {'dtmf': 's3cret'}}, {'gather': {'timeout': 's3cret'}},"
                    + " {'tag': {'data': 's3cret'}}, {'play': {'url': 'a', 'seekOffset': 's3cret'}}]"))
        .hasSize(4)
        .noneMatch(line -> line.contains("s3cret"));
  }

  @Test
  void aPointerEscapesWhatPointersMust() {
    assertThat(problems("[{'hangup': {'headers': {'a/b~c': 'x'}}}]"))
        .singleElement()
        .asString()
        .startsWith("/0/hangup/headers/a~1b~0c: is no header name");
  }
}
