package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jambo.testkit.App;
import io.jambo.testkit.Phone;
import io.jambo.testkit.Reply;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every timer and every rule of `gather` (verbs.md 3.11).
class GatherFlowTest {
  private static final String PROMPT = "press any key of your telephone, there is time";

  /// A gather with these properties, then a pause that keeps the call up.
  private static String gather(String properties) {
    return """
    [{"verb": "gather", "input": ["digits"], "actionHook": "/after"%s},
     {"verb": "pause", "length": 30}]
    """
        .formatted(properties.isEmpty() ? "" : ", " + properties);
  }

  private static void gathering(String properties, BiConsumer<Town, Phone> then) {
    story(town -> {
      town.app().onCall(gather(properties));
      var alice = town.calling("alice").answered();
      then.accept(town, alice);
      if (alice.inCall()) {
        alice.hangsUp();
      }
    });
  }

  private static void resolvesTo(String properties, String keys, String digits) {
    gathering(
        properties,
        (town, alice) -> {
          town.passes(ofMillis(500));
          alice.presses(keys);
          town.passes(ofSeconds(1));
          assertThat(town.app().hook("/after"))
              .containsEntry("reason", "dtmfDetected")
              .containsEntry("digits", digits);
        });
  }

  private static Duration since(Town town, long start, String path) {
    return Duration.ofNanos(town.app().asked(path).getFirst().nanos() - start);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"numDigits\": 1', 7, 7",
    "'\"numDigits\": 4', 1234, 1234",
    "'\"numDigits\": 3', 12345, 123",
    "'\"maxDigits\": 2', 98, 98",
    "'\"numDigits\": 4', *#AD, *#AD",
    "'\"finishOnKey\": \"#\"', 12#, 12",
    "'\"finishOnKey\": \"*\"', 1#2*, 1#2",
    "'\"finishOnKey\": \"#\", \"numDigits\": 5', 12#, 12",
    "'\"finishOnKey\": \"#\", \"numDigits\": 2', 12#, 12"
  })
  void digitsResolveIt(String properties, String keys, String digits) {
    resolvesTo(properties, keys, digits);
  }

  @Test
  void theFinishingKeyAloneIsAnEmptyResult() {
    resolvesTo("\"finishOnKey\": \"#\"", "#", "");
  }

  @Test
  void withoutAnyRuleDigitsAreCollectedUntilTheTimeIsUp() {
    gathering(
        "\"timeout\": 5",
        (town, alice) -> {
          town.passes(ofSeconds(1));
          alice.presses("42#");
          assertThat(town.app().asked("/after")).isEmpty();
          town.passes(ofSeconds(6));
          assertThat(town.app().hook("/after")).containsEntry("digits", "42#");
        });
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3, 15})
  void theTimeIsUpAfterSoManySeconds(double seconds) {
    var properties = seconds == 15 ? "" : "\"timeout\": " + seconds;
    gathering(
        properties,
        (town, alice) -> {
          long start = town.world().nanos();
          town.passes(ofSeconds(16));
          assertThat(town.app().hook("/after")).containsEntry("reason", "timeout");
          assertThat(town.app().hook("/after")).doesNotContainKey("digits");
          assertThat(since(town, start, "/after").toMillis())
              .isCloseTo((long) (seconds * 1_000), within(60L));
        });
  }

  @Test
  void aTimeoutOfZeroIsNone() {
    gathering(
        "\"timeout\": 0, \"numDigits\": 1",
        (town, alice) -> {
          town.passes(Duration.ofMinutes(5));
          assertThat(town.app().asked("/after")).isEmpty();
          alice.presses("1");
          town.passes(ofSeconds(1));
          assertThat(town.app().hook("/after")).containsEntry("digits", "1");
        });
  }

  @Test
  void theTimeBetweenDigitsEndsIt() {
    gathering(
        "\"interDigitTimeout\": 2, \"timeout\": 30",
        (town, alice) -> {
          alice.presses("1");
          town.passes(ofMillis(1_500));
          alice.presses("2");
          long last = alice.lastKeyAt();
          town.passes(ofSeconds(4));
          assertThat(town.app().hook("/after")).containsEntry("digits", "12");
          // A digit counts from its end, 100 ms after its first packet.
          assertThat(since(town, last, "/after").toMillis()).isCloseTo(2_120, within(60L));
        });
  }

  @Test
  void theTimeBetweenDigitsRunsOnlyFromTheLeastNumberOn() {
    gathering(
        "\"interDigitTimeout\": 1, \"minDigits\": 3, \"timeout\": 8",
        (town, alice) -> {
          alice.presses("12");
          town.passes(ofSeconds(3));
          assertThat(town.app().asked("/after")).isEmpty();
          alice.presses("3");
          town.passes(ofSeconds(2));
          assertThat(town.app().hook("/after")).containsEntry("digits", "123");
        });
  }

  @Test
  void tooFewDigitsAreATimeout() {
    gathering(
        "\"minDigits\": 3, \"timeout\": 4",
        (town, alice) -> {
          alice.presses("12");
          town.passes(ofSeconds(5));
          assertThat(town.app().hook("/after")).containsEntry("reason", "timeout");
        });
  }

  @Test
  void theTimeStartsWhenThePromptHasEnded() {
    gathering(
        "\"timeout\": 3, \"say\": {\"text\": \"" + PROMPT + "\"}",
        (town, alice) -> {
          alice.hearsSomething();
          long start = alice.heard().lastSoundAt();
          town.passes(ofSeconds(10));
          long prompt = ToneVoice.of(PROMPT).millis();
          assertThat(since(town, start, "/after").toMillis())
              .isCloseTo(prompt + 3_000, within(100L));
          assertThat(alice.heard().audio().carries(ToneVoice.of(PROMPT), "PCMU")).isTrue();
        });
  }

  @Test
  void theFirstDigitStartsTheTimeAlsoInThePrompt() {
    var properties =
        "\"timeout\": 1, \"dtmfBargein\": false, \"say\": {\"text\": \"" + PROMPT + "\"}";
    gathering(
        properties,
        (town, alice) -> {
          alice.hearsSomething();
          alice.presses("5");
          town.passes(ofMillis(1_500));
          assertThat(town.app().hook("/after")).containsEntry("digits", "5");
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 400, 777, 1_111})
  void aKeySilencesThePromptWithinFortyMilliseconds(int later) {
    gathering(
        "\"numDigits\": 2, \"say\": {\"text\": \"" + PROMPT + "\"}",
        (town, alice) -> {
          alice.hearsSomething();
          town.passes(ofMillis(later));
          alice.presses("5", 400, 100);
          long silenced = alice.heard().lastSoundAt() - alice.lastKeyAt();

          // Both ways of the network take 1 ms each.
          assertThat(silenced).isBetween(0L, ofMillis(42).toNanos());
          town.passes(ofSeconds(1));
          assertThat(alice.heard().audio().soundMillis()).isLessThan(2_000);
        });
  }

  @Test
  void withoutBargeInThePromptGoesOnUntilTheDigitsResolveIt() {
    var properties =
        "\"numDigits\": 2, \"dtmfBargein\": false, \"say\": {\"text\": \"" + PROMPT + "\"}";
    gathering(
        properties,
        (town, alice) -> {
          alice.hearsSomething();
          alice.presses("1");
          town.passes(ofMillis(500));
          assertThat(alice.heard().lastSoundAt())
              .isGreaterThan(town.world().nanos() - ofMillis(40).toNanos());
          alice.presses("2");
          town.passes(ofMillis(500));
          assertThat(alice.heard().lastSoundAt())
              .isLessThan(town.world().nanos() - ofMillis(300).toNanos());
          assertThat(town.app().hook("/after")).containsEntry("digits", "12");
        });
  }

  @Test
  void withoutListeningDuringThePromptItsDigitsAreLost() {
    var properties =
        "\"numDigits\": 1, \"listenDuringPrompt\": false, \"say\": {\"text\": \"" + PROMPT + "\"}";
    gathering(
        properties,
        (town, alice) -> {
          alice.hearsSomething();
          alice.presses("1");
          alice.hearsNothingFor(ofMillis(300));
          assertThat(alice.heard().audio().carries(ToneVoice.of(PROMPT), "PCMU")).isTrue();
          assertThat(town.app().asked("/after")).isEmpty();
          alice.presses("2");
          town.passes(ofSeconds(1));
          assertThat(town.app().hook("/after")).containsEntry("digits", "2");
        });
  }

  @Test
  void aNestedPlayIsThePrompt() {
    var properties =
        "\"timeout\": 1, \"play\": {\"url\": \"tone_stream://%(400,0,600)\", \"actionHook\": \"/played\"}";
    gathering(
        properties,
        (town, alice) -> {
          town.passes(ofSeconds(3));
          assertThat(town.app().hook("/after")).containsEntry("reason", "timeout");
          assertThat(alice.heard().audio().trimmed().millis()).isCloseTo(400, within(2L));
        });
  }

  @Test
  void digitsByInfoCountLikeThoseInTheAudio() {
    gathering(
        "\"numDigits\": 3",
        (town, alice) -> {
          alice.pressesByInfo('1');
          alice.presses("2");
          alice.pressesByInfo('#');
          town.passes(ofSeconds(1));
          assertThat(town.app().hook("/after")).containsEntry("digits", "12#");
        });
  }

  @Test
  void theVerbsOfTheAnswerReplaceTheList() {
    story(town -> {
      town.app().onCall(gather("\"numDigits\": 1, \"id\": \"menu\""));
      town.app().on("/after", "[{\"verb\": \"say\", \"text\": \"thank you\"}]");
      var alice = town.calling("alice").answered();
      alice.presses("1");
      alice.seesBye();

      assertThat(town.app().hook("/after"))
          .containsEntry("verb_id", "menu")
          .containsEntry("call_status", "in-progress")
          .containsEntry("from", "alice")
          .containsEntry("to", "4912345")
          .containsEntry("direction", "inbound");
      assertThat(alice.heard().audio().carries(ToneVoice.of("thank you"), "PCMU")).isTrue();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "", "\"text\"", "null"})
  void anAnswerWithoutVerbsLetsTheListGoOn(String answer) {
    goesOnAfter(Reply.json(answer));
  }

  @Test
  void aBadAnswerIsToldAndTheListGoesOn() {
    for (var reply :
        new Reply[] {
          Reply.json("[{\"verb\": \"nonsense\"}]"),
          Reply.json("[{"),
          Reply.status(500),
          Reply.reset()
        }) {
      story(town -> {
        onceAnswered(town, reply);
        var note = town.app().asked(App.STATUS).get(2);
        assertThat(note.payload())
            .containsEntry("error", "invalid actionHook response")
            .containsEntry("call_status", "in-progress")
            .containsEntry("sip_status", 200L)
            .containsKey("reason");
        assertThat(town.ledger().alerts()).isNotEmpty();
      });
    }
  }

  private static void goesOnAfter(Reply reply) {
    story(town -> {
      onceAnswered(town, reply);
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }

  private static void onceAnswered(Town town, Reply reply) {
    town.app()
        .onCall(
            """
            [{"verb": "gather", "numDigits": 1, "actionHook": "/after"},
             {"verb": "say", "text": "and on"}]
            """);
    town.app().on("/after", reply);
    var alice = town.calling("alice").answered();
    alice.presses("1");
    alice.seesBye();
    assertThat(alice.heard().audio().carries(ToneVoice.of("and on"), "PCMU")).isTrue();
    town.passes(ofSeconds(1));
  }

  @Test
  void aCallerWhoHangsUpIsNotReportedByTheGather() {
    gathering(
        "\"numDigits\": 3",
        (town, alice) -> {
          alice.presses("1");
          alice.dropsTheHandset();
          town.passes(ofSeconds(20));
          assertThat(town.app().asked("/after")).isEmpty();
        });
  }
}
