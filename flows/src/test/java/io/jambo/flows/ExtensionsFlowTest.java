package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.testkit.Weather;
import org.junit.jupiter.api.Test;

/// What phones ask of SIP beyond RFC 3261: reliable responses, session timers, UPDATE.
class ExtensionsFlowTest {
  private static final String LONG =
      "[{\"verb\": \"play\", \"url\": \"tone_stream://L=-1;%(1000,0,600)\"}]";

  private static final String EARLY =
      """
      [{"verb": "say", "text": "before", "earlyMedia": true},
       {"verb": "answer"}, {"verb": "say", "text": "after"}]
      """;

  @Test
  void earlyMediaIsAcknowledgedBeforeTheCallIsAnswered() {
    story(town -> {
      town.app().onCall(EARLY);
      var alice = town.alice().header("Require", "100rel");
      alice.calls(town.uri());
      assertThat(alice.sees(183).rseq()).isPositive();
      alice.answered().seesBye();
      assertThat(alice.count(200, "PRACK")).isOne();
      assertThat(alice.heard().audio().carries(ToneVoice.of("before"), "PCMU")).isTrue();
    });
  }

  @Test
  void aRoughLineDoesNotCostAReliableCallItsAnswer() {
    for (long seed = 1; seed <= 10; seed++) {
      try (var town = Town.seed(seed)) {
        town.world().network().weather(Weather.ROUGH.withLoss(0.2));
        town.app().onCall(EARLY);
        var alice = town.alice().header("Require", "100rel");
        alice.calls(town.uri());
        alice.answered().seesBye();
        town.endsClean();
      }
    }
  }

  @Test
  void aSessionThatIsRefreshedLivesOn() {
    story(town -> {
      town.app().onCall(LONG);
      var alice =
          town.alice().header("Supported", "timer").header("Session-Expires", "90;refresher=uas");
      alice.calls(town.uri());
      alice.answered();
      town.passes(ofMinutes(5));
      assertThat(alice.asks("UPDATE")).isEqualTo(200);
      alice.hearsSomething();
      alice.hangsUp();
    });
  }

  @Test
  void aCallerThatForgetsToRefreshIsHungUp() {
    story(town -> {
      town.app().onCall(LONG);
      var alice =
          town.alice().header("Supported", "timer").header("Session-Expires", "90;refresher=uac");
      alice.calls(town.uri());
      alice.answered();
      town.passes(ofMinutes(1));
      assertThat(alice.seesBye().headers().first("Reason")).hasValue("SIP;cause=408");
    });
  }
}
