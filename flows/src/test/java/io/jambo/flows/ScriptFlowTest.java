package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.TerminationReason;
import io.jambo.testkit.App;
import io.jambo.testkit.Audio;
import io.jambo.testkit.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How one script gives way to the next: redirect, tag, config, verbs that can't be run, and
/// faults.
class ScriptFlowTest {
  @Test
  void redirectFetchesTheNextScript() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "redirect", "actionHook": "/next", "statusHook": "/other-status"},
               {"verb": "say", "text": "never said"}]
              """);
      town.app().on("/next", "[{\"verb\": \"say\", \"text\": \"second script\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();
      town.passes(ofSeconds(1));

      assertThat(alice.heard().audio().trimmed().millis()).isLessThan(700);
      assertThat(town.app().hook("/next")).containsEntry("call_status", "trying");
      assertThat(town.app().statuses()).containsExactly("trying");
      assertThat(town.app().asked("/other-status"))
          .extracting(asked -> asked.text("call_status"))
          .containsExactly("in-progress", "completed");
    });
  }

  @Test
  void redirectToAnotherOriginMakesItTheBase() {
    story(town -> {
      var other = town.world().app("http://other.example.test:8080").secret(town.app().secret());
      town.app()
          .onCall(
              "[{\"verb\": \"redirect\", \"actionHook\":"
                  + " \"http://other.example.test:8080/start\"}]");
      other.on("/start", "[{\"verb\": \"gather\", \"timeout\": 1, \"actionHook\": \"/after\"}]");
      town.calling("alice").answered().seesBye();

      assertThat(other.asked("/after")).hasSize(1);
      assertThat(town.app().asked("/after")).isEmpty();
      assertThat(other.asked()).allMatch(asked -> asked.signed());
    });
  }

  @Test
  void aRedirectWithoutVerbsLetsTheOldListGoOn() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"redirect\", \"actionHook\": \"/next\"},"
                  + " {\"verb\": \"say\", \"text\": \"still here\"}]");
      town.app().on("/next", "[]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("still here"), "PCMU")).isTrue();
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRedirectThatFailsEndsTheCall(boolean answered) {
    story(town -> {
      var first = answered ? "{\"verb\": \"answer\"}" : "{\"verb\": \"pause\", \"length\": 0.1}";
      town.app()
          .onCall(
              "["
                  + first
                  + ", {\"verb\": \"redirect\", \"actionHook\": \"/next\"},"
                  + " {\"verb\": \"say\", \"text\": \"never said\"}]");
      town.app().on("/next", Reply.status(500));
      var alice = town.calling("alice");
      if (answered) {
        alice.seesBye();
      } else {
        assertThat(alice.refused().status()).isEqualTo(603);
      }
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).endsWith(answered ? "completed" : "failed");
    });
  }

  @Test
  void aTagIsToldVerbatimFromThenOn() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "tag", "data": {"firstOne": 1}},
               {"verb": "tag", "data": {"orderNumber": "A-7", "deepThings": {"innerKey": [1, {"aB": true}]}}},
               {"verb": "gather", "timeout": 1, "actionHook": "/after"}]
              """);
      town.calling("alice").answered().seesBye();
      town.passes(ofSeconds(1));
      var wanted =
          Map.of(
              "orderNumber",
              "A-7",
              "deepThings",
              Map.of("innerKey", List.of(1L, Map.of("aB", true))));

      assertThat(town.app().hook("/after")).containsEntry("customerData", wanted);
      assertThat(town.app().hook(App.STATUS)).containsEntry("customerData", wanted);
      assertThat(town.app().asked(App.STATUS).getFirst().payload())
          .doesNotContainKey("customerData");
    });
  }

  @Test
  void aVerbThatThisBuildCanNotRunIsAnAlertAndTheNextOneRuns() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "enqueue", "name": "support"}, {"verb": "conference", "name": "room"},
               {"verb": "say", "text": "and on"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("and on"), "PCMU")).isTrue();
      assertThat(town.ledger().alerts())
          .hasSize(2)
          .allMatch(alert -> alert.startsWith("verb-failed: "))
          .anyMatch(alert -> alert.contains("enqueue"))
          .anyMatch(alert -> alert.contains("conference"));
    });
  }

  @Test
  void aSecondScriptWithAnUnknownVerbRunsNothingOfIt() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "play", "url": "silence_stream://100", "actionHook": "/after"},
               {"verb": "say", "text": "the old list"}]
              """);
      town.app().on("/after", "[{\"verb\": \"hangup\"}, {\"verb\": \"dance\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("the old list"), "PCMU")).isTrue();
      assertThat(town.ledger().alerts()).hasSize(1);
    });
  }

  @Test
  void aVendorThatNobodyHasConfiguredIsSpokenByTheEmbeddedVoice() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "config", "synthesizer": {"vendor": "google", "language": "de-DE"}},
               {"verb": "say", "text": "not silent"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("not silent"), "PCMU")).isTrue();
      assertThat(town.ledger().alerts()).hasSize(1).first().asString().startsWith("tts-not-");
    });
  }

  @Test
  void theSessionsVoiceHoldsUntilItIsReset() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "config", "synthesizer": {"vendor": "acme"}},
               {"verb": "say", "text": "unheard"},
               {"verb": "say", "text": "own voice", "synthesizer": {"vendor": "embedded"}},
               {"verb": "config", "reset": "synthesizer"},
               {"verb": "say", "text": "heard again"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of("own voice"), "PCMU")).isTrue();
      assertThat(alice.heard().audio().carries(ToneVoice.of("heard again"), "PCMU")).isTrue();
      assertThat(alice.heard().audio().soundMillis()).isBetween(980L, 1_060L);
      assertThat(town.ledger().alerts()).hasSize(1).first().asString().startsWith("unknown-vendor");
    });
  }

  @Test
  void aHooksOwnCredentialsGoWithItAndNobodyElses() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "gather", "timeout": 0.5, "actionHook": {"url": "/after", "method": "GET",
                 "basicAuth": {"username": "me", "password": "secret"}}},
               {"verb": "gather", "timeout": 0.5, "actionHook": "/plain"}]
              """);
      town.calling("alice").answered().seesBye();
      var asked = town.app().asked("/after").getFirst();

      assertThat(asked.method()).isEqualTo("GET");
      assertThat(asked.query()).contains("reason=timeout");
      assertThat(asked.headers().first("Authorization")).contains("Basic bWU6c2VjcmV0");
      assertThat(town.app().asked("/plain").getFirst().headers().first("Authorization")).isEmpty();
    });
  }

  @Test
  void aVendorThatDoesNotExistIsAnAlertAndTheNextVerbRuns() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "say", "text": "unheard", "synthesizer": {"vendor": "acme"}},
               {"verb": "say", "text": "heard"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.heard().audio().trimmed().millis()).isBetween(240L, 251L);
      assertThat(town.ledger().alerts()).hasSize(1).first().asString().startsWith("unknown-vendor");
    });
  }

  @Test
  void theBackgroundGatherStopsThePromptAndItsAnswerReplacesTheScript() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "config", "bargeIn": {"enable": true, "input": ["digits"], "numDigits": 1,
                 "actionHook": "/barged"}},
               {"verb": "say", "text": "a prompt of some length for a caller with patience"},
               {"verb": "pause", "length": 20}]
              """);
      town.app().on("/barged", "[{\"verb\": \"say\", \"text\": \"instead\"}]");
      var alice = town.calling("alice").answered();
      alice.hearsSomething();
      town.passes(ofMillis(500));
      alice.presses("5");
      alice.seesBye();

      assertThat(town.app().hook("/barged")).containsEntry("digits", "5");
      assertThat(alice.heard().audio().carries(ToneVoice.of("instead"), "PCMU")).isTrue();
      assertThat(alice.heard().audio().soundMillis()).isLessThan(1_200);
    });
  }

  @Test
  void aFaultInOneCallEndsThatCallAndLeavesTheOthersAlone() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"answer\"}, {\"verb\": \"say\", \"text\": \"a calm voice\"},"
                  + " {\"verb\": \"pause\", \"length\": 5}]");
      var alice = town.calling("alice").answered();
      town.ledger().breakAt(CallStatus.IN_PROGRESS);
      var bob = town.calling("bob");
      bob.seesBye();
      var carol = town.calling("carol").answered();
      carol.seesBye();
      alice.seesBye();
      town.passes(ofSeconds(1));

      for (var phone : List.of(alice, carol)) {
        assertThat(phone.heard().audio().carries(ToneVoice.of("a calm voice"), "PCMU")).isTrue();
      }
      assertThat(town.ledger().records()).hasSize(3);
      assertThat(bob.heard().audio().isSilent()).isTrue();
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {ToneVoice.FAULT, ToneVoice.ERROR})
  void aFaultInAHelperDoesNotLeaveTheCallerInSilence(String text) {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"say\", \"text\": \"%s\"}, {\"verb\": \"pause\", \"length\": 60}]"
                  .formatted(text));
      var alice = town.calling("alice").answered();
      alice.seesBye();
      town.passes(ofSeconds(1));

      assertThat(town.ledger().records().getFirst().reason()).isEqualTo(TerminationReason.FAILED);
      assertThat(town.app().statuses()).endsWith("completed");
    });
  }

  @Test
  void aPauseLastsAsLongAsItSaysAndDoesNotAnswer() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"pause\", \"length\": 2.25}, {\"verb\": \"answer\"}]");
      var alice = town.calling("alice");
      alice.sees(100);
      long start = town.world().nanos();
      alice.answered();

      assertThat(town.world().nanos() - start)
          .isBetween(ofMillis(2_250).toNanos(), ofMillis(2_290).toNanos());
      alice.seesBye();
    });
  }

  @Test
  void whatIsSaidHasItsFullLength() {
    story(town -> {
      var text = "x".repeat(200);
      town.app()
          .onCall(
              "[{\"verb\": \"say\", \"text\": [\"one.\", \""
                  + text
                  + "\", \"three.\"], \"loop\": 2}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();
      var once = ToneVoice.of("one.").then(ToneVoice.of(text)).then(ToneVoice.of("three."));

      assertThat(alice.heard().audio().trimmed().millis())
          .isBetween(2 * once.millis() - 5, 2 * once.millis() + 150);
      assertThat(alice.heard().audio().carries(ToneVoice.of(text), "PCMU")).isTrue();
      assertThat(alice.heard().missing()).isZero();
      assertThat(alice.heard().breaks()).isZero();
    });
  }

  @Test
  void silenceBetweenTextsIsSilence() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"say\", \"text\": [\"left\", \"silence_stream://500\", \"right\"]}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();
      var wanted = ToneVoice.of("left").then(Audio.silence(500)).then(ToneVoice.of("right"));

      assertThat(alice.heard().audio().trimmed().millis())
          .isBetween(wanted.millis() - 5, wanted.millis() + 100);
    });
  }
}
