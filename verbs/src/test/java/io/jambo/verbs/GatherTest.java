package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatherTest {
  @Test
  void nothingSaidMeansDigitsWithinFifteenSeconds() {
    var gather = verb(Gather.class, "{'verb': 'gather'}");

    assertThat(gather.input()).containsExactly(Input.DIGITS);
    assertThat(gather.timeout()).contains(Duration.ofSeconds(15));
    assertThat(gather.digits())
        .isEqualTo(
            new DigitRules(
                Optional.empty(), OptionalInt.empty(), 1, OptionalInt.empty(), Optional.empty()));
    assertThat(gather.listenDuringPrompt()).isTrue();
    assertThat(gather.bargein()).isFalse();
    assertThat(gather.dtmfBargein()).isTrue();
    assertThat(gather.minBargeinWordCount()).isEqualTo(1);
    assertThat(gather.actionHook()).isEmpty();
    assertThat(gather.say()).isEmpty();
    assertThat(gather.play()).isEmpty();
  }

  @Test
  void everythingMayBeSaid() {
    var gather =
        verb(
            Gather.class,
            """
            {'gather': {'id': 'g', 'actionHook': '/got', 'input': ['speech', 'dtmf'],
              'finishOnKey': '#', 'numDigits': 4, 'minDigits': 2, 'maxDigits': 6,
              'interDigitTimeout': 1.5, 'timeout': 7, 'speechTimeout': 2,
              'partialResultHook': '/partial', 'listenDuringPrompt': false, 'bargein': true,
              'dtmfBargein': false, 'minBargeinWordCount': 0,
              'recognizer': {'vendor': 'default'}, 'say': {'text': 'pin?'},
              'vad': {'enable': true}, 'fillerNoise': {'enable': true, 'startDelaySecs': 1},
              'actionHookDelayAction': {'actions': 'odd'}}}
            """);

    assertThat(gather.id()).contains("g");
    assertThat(gather.actionHook()).contains(Hook.at("/got"));
    assertThat(gather.input()).containsExactly(Input.SPEECH, Input.DIGITS);
    assertThat(gather.digits())
        .isEqualTo(
            new DigitRules(
                Optional.of("#"),
                OptionalInt.of(4),
                2,
                OptionalInt.of(6),
                Optional.of(Duration.ofMillis(1_500))));
    assertThat(gather.timeout()).contains(Duration.ofSeconds(7));
    assertThat(gather.partialResultHook()).contains(Hook.at("/partial"));
    assertThat(gather.listenDuringPrompt()).isFalse();
    assertThat(gather.bargein()).isTrue();
    assertThat(gather.dtmfBargein()).isFalse();
    assertThat(gather.minBargeinWordCount()).isZero();
    assertThat(gather.recognizer()).map(Recognizer::vendor).contains("default");
    assertThat(gather.say().orElseThrow().text()).containsExactly("pin?");
    assertThat(gather.vad().orElseThrow().enable()).isTrue();
    assertThat(gather.fillerNoise())
        .contains(new FillerNoise(true, Optional.empty(), Duration.ofSeconds(1)));
    assertThat(gather.actionHookDelay()).isPresent();
  }

  @Test
  void aNumberOrTimeOfZeroCountsAsLeftOut() {
    var gather =
        verb(
            Gather.class,
            """
            {'gather': {'timeout': 0, 'numDigits': 0, 'maxDigits': 0, 'interDigitTimeout': 0,
              'finishOnKey': '', 'actionHook': ''}}
            """);

    assertThat(gather.timeout()).isEmpty();
    assertThat(gather.digits().numDigits()).isEmpty();
    assertThat(gather.digits().maxDigits()).isEmpty();
    assertThat(gather.digits().interDigitTimeout()).isEmpty();
    assertThat(gather.digits().finishOnKey()).isEmpty();
    assertThat(gather.actionHook()).isEmpty();
  }

  @Test
  void digitsStopThePromptOnlyWhereTheyAreAnInput() {
    assertThat(verb(Gather.class, "{'gather': {'input': ['speech']}}").dtmfBargein()).isFalse();
    assertThat(
            verb(Gather.class, "{'gather': {'input': ['speech'], 'dtmfBargein': true}}")
                .dtmfBargein())
        .isTrue();
  }

  @Test
  void aNestedPromptMayRepeatItsOwnName() {
    assertThat(
            verb(Gather.class, "{'gather': {'play': {'verb': 'play', 'url': 'a', 'loop': 2}}}")
                .play())
        .map(Play::loop)
        .contains(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'input': 'digits'          | /gather/input: is a string; expected an array
          'input': ['keys']          | /gather/input/0: is another string; expected one of speech, digits
          'numDigits': '4'           | /gather/numDigits: is a string
          'numDigits': 1001          | /gather/numDigits: is 1001
          'minDigits': -1            | /gather/minDigits: is -1
          'maxDigits': 1.5           | /gather/maxDigits: is 1.5
          'timeout': '5'             | /gather/timeout: is a string
          'timeout': 1e9             | /gather/timeout: is 1E+9; expected a number of seconds from 0 to 86400
          'finishOnKey': 5           | /gather/finishOnKey: is 5
          'bargein': 'yes'           | /gather/bargein: is a string
          'minBargeinWordCount': 2.5 | /gather/minBargeinWordCount: is 2.5
          'say': {}                  | /gather/say/text: is missing
          'say': 'hello'             | /gather/say: is a string; expected an object
          'play': {'url': 1}         | /gather/play/url: is 1
          'recognizer': {}           | /gather/recognizer/vendor: is missing
          'partialResultHook': []    | /gather/partialResultHook: is an array
          'fillerNoise': {}          | /gather/fillerNoise/enable: is missing
          'actionHookDelayAction': 1 | /gather/actionHookDelayAction: is 1
          """)
  void whatIsWrongIsSaidAtItsPlace(String properties, String problem) {
    assertThat(wrongWith("{'gather': {" + properties + "}}"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }
}
