package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayTest {
  @Test
  void aUrlIsEnough() {
    assertThat(verb("{'verb': 'play', 'url': 'https://app.example.net/a.wav'}"))
        .isEqualTo(
            new Play(
                Optional.empty(),
                List.of("https://app.example.net/a.wav"),
                1,
                false,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everythingMayBeSaid() {
    assertThat(
            verb(
                """
                {'play': {'id': 'p', 'url': ['a', 'b'], 'loop': 'forever', 'earlyMedia': true,
                  'seekOffset': 8000, 'timeoutSecs': 2.5, 'actionHook': '/played'}}
                """))
        .isEqualTo(
            new Play(
                Optional.of("p"),
                List.of("a", "b"),
                0,
                true,
                OptionalLong.of(8_000),
                Optional.of(Duration.ofMillis(2_500)),
                Optional.of(Hook.at("/played"))));
  }

  @Test
  void aTimeoutOfZeroCountsAsLeftOut() {
    assertThat(verb(Play.class, "{'play': {'url': 'a', 'timeoutSecs': '0'}}").timeout()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'''8000''', 8000", "8000, 8000", "''' 12.7 ''', 12", "0, 0"})
  void theOffsetMayBeWrittenAsAString(String offset, long samples) {
    assertThat(
            verb(Play.class, "{'play': {'url': 'a', 'seekOffset': " + offset + "}}").seekOffset())
        .hasValue(samples);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'loop': 1                        | /play/url: is missing
          'url': 7                         | /play/url: is 7
          'url': ['a', null]               | /play/url/1: is null
          'url': 'a\\nb'                   | /play/url: has control characters
          'url': 'a', 'seekOffset': 'soon' | /play/seekOffset: is a string; expected a number from 0 to
          'url': 'a', 'seekOffset': -1     | /play/seekOffset: is -1
          'url': 'a', 'seekOffset': 'NaN'  | /play/seekOffset: is a string
          'url': 'a', 'timeoutSecs': ''    | /play/timeoutSecs: is an empty string
          'url': 'a', 'timeoutSecs': '86401' | /play/timeoutSecs: is 86401
          'url': 'a', 'timeoutSecs': true  | /play/timeoutSecs: is true
          'url': 'a', 'earlyMedia': 1      | /play/earlyMedia: is 1
          'url': 'a', 'actionHook': true   | /play/actionHook: is true
          """)
  void whatIsWrongIsSaidAtItsPlace(String properties, String problem) {
    assertThat(wrongWith("{'play': {" + properties + "}}"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }
}
