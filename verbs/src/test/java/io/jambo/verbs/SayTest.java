package io.jambo.verbs;

import static io.jambo.verbs.Scripts.verb;
import static io.jambo.verbs.Scripts.wrongWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayTest {
  @Test
  void aTextIsEnough() {
    assertThat(verb("{'verb': 'say', 'text': 'hello'}"))
        .isEqualTo(
            new Say(
                Optional.empty(),
                List.of("hello"),
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                true));
  }

  @Test
  void everythingMayBeSaid() {
    var say =
        verb(
            Say.class,
            """
            {'say': {'id': 'x', 'text': ['a', 'b'], 'loop': 3, 'instructions': 'softly',
              'earlyMedia': true, 'disableTtsCache': false, 'closeOnStreamEmpty': false,
              'synthesizer': {'vendor': 'embedded', 'label': 'l', 'language': 'en-US',
                'voice': 'slt', 'engine': 'long-form', 'gender': 'FEMALE', 'options': {'a': 1},
                'fallbackVendor': 'v', 'fallbackLabel': 'fl', 'fallbackLanguage': 'de',
                'fallbackVoice': {'id': 7}}}}
            """);

    assertThat(say.text()).containsExactly("a", "b");
    assertThat(say.loop()).isEqualTo(3);
    assertThat(say.instructions()).contains("softly");
    assertThat(say.earlyMedia()).isTrue();
    assertThat(say.disableTtsCache()).contains(false);
    assertThat(say.closeStreamOnEmpty()).isFalse();
    assertThat(say.synthesizer())
        .contains(
            new Synthesizer(
                "embedded",
                Optional.of("l"),
                Optional.of("en-US"),
                Optional.of(new Json.Str("slt")),
                new Fallback(
                    Optional.of("v"),
                    Optional.of("fl"),
                    Optional.of("de"),
                    Optional.of(Json.object().with("id", 7))),
                Optional.of(Synthesizer.Engine.LONG_FORM),
                Optional.of(Synthesizer.Gender.FEMALE),
                Json.object().with("a", 1)));
    assertThat(say.synthesizer().orElseThrow().voiceName()).contains("slt");
  }

  @Test
  void aClonedVoiceHasNoName() {
    var say =
        verb(
            Say.class, "{'say': {'text': 'a', 'synthesizer': {'vendor': 'v', 'voice': {'a': 1}}}}");

    assertThat(say.synthesizer().orElseThrow().voiceName()).isEmpty();
  }

  @Test
  void aStreamNeedsNoText() {
    var say = verb(Say.class, "{'say': {'stream': true}}");

    assertThat(say.stream()).isTrue();
    assertThat(say.text()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'''forever''', 0", "0, 0", "1, 1", "100000, 100000", "2.0, 2"})
  void loopZeroIsForEver(String loop, int rounds) {
    assertThat(verb(Say.class, "{'say': {'text': 'a', 'loop': " + loop + "}}").loop())
        .isEqualTo(rounds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          'loop': 2                     | /say/text: is missing
          'text': []                    | /say/text: is missing
          'text': null, 'stream': false | /say/text: is missing
          'text': {}                    | /say/text: is an object; expected a string or an array of them
          'text': ['a', 5]              | /say/text/1: is 5; expected a string
          'text': 'a', 'loop': 'twice'  | /say/loop: is another string; expected forever or a whole
          'text': 'a', 'loop': '2'      | /say/loop: is another string
          'text': 'a', 'loop': 1.5      | /say/loop: is 1.5
          'text': 'a', 'loop': -1       | /say/loop: is -1
          'text': 'a', 'loop': 100001   | /say/loop: is 100001
          'text': 'a', 'stream': 'true' | /say/stream: is a string; expected true or false
          'text': 'a', 'synthesizer': 'google' | /say/synthesizer: is a string; expected an object
          'text': 'a', 'synthesizer': {} | /say/synthesizer/vendor: is missing
          'text': 'a', 'synthesizer': {'vendor': 'v', 'voice': 5} | /say/synthesizer/voice: is 5; expected a string or an object
          'text': 'a', 'synthesizer': {'vendor': 'v', 'engine': 'fast'} | /say/synthesizer/engine: is another string; expected one of standard, neural, generative, long-form
          'text': 'a', 'synthesizer': {'vendor': 'v', 'gender': 'female'} | /say/synthesizer/gender: is another string; expected one of MALE, FEMALE, NEUTRAL
          'text': 'a', 'synthesizer': {'vendor': 'v', 'options': []} | /say/synthesizer/options: is an array
          """)
  void whatIsWrongIsSaidAtItsPlace(String properties, String problem) {
    assertThat(wrongWith("{'say': {" + properties + "}}"))
        .singleElement()
        .asString()
        .startsWith(problem);
  }
}
