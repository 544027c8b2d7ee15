package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.CallStatus;
import io.jambo.call.TerminationReason;
import io.jambo.testkit.Reply;
import org.junit.jupiter.api.Test;

/// Callers who give up before the answer.
class CancelFlowTest {
  @Test
  void aCallerGivesUpWhileTheCallHookIsOut() {
    story(town -> {
      town.app().on("/call", Reply.json("[{\"verb\": \"answer\"}]").after(ofSeconds(5)));
      var alice = town.calling("alice");
      alice.sees(100);
      town.passes(ofSeconds(1));
      alice.cancels();

      assertThat(alice.refused().status()).isEqualTo(487);
      assertThat(alice.count(200, "CANCEL")).isEqualTo(1);
      town.passes(ofSeconds(10));
      assertThat(town.app().statuses()).containsExactly("no-answer");
      assertThat(town.app().hook("/status")).containsEntry("sip_status", 487L);
    });
  }

  @Test
  void aCallerGivesUpWhileItRings() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"alert\", \"message\": \"x\"}, {\"verb\": \"pause\", \"length\": 20},"
                  + " {\"verb\": \"redirect\", \"actionHook\": \"/never\"}]");
      var alice = town.calling("alice");
      alice.seesRinging();
      town.passes(ofSeconds(2));
      alice.cancels();

      assertThat(alice.refused().status()).isEqualTo(487);
      town.passes(ofSeconds(30));
      assertThat(town.app().statuses()).containsExactly("trying", "ringing", "no-answer");
      assertThat(town.app().asked("/never")).isEmpty();
    });
  }

  @Test
  void aCallerGivesUpInEarlyMedia() {
    story(town -> {
      town.app()
          .onCall("[{\"verb\": \"play\", \"url\": \"silence_stream://-1\", \"earlyMedia\": true}]");
      var alice = town.calling("alice");
      alice.sees(183);
      town.passes(ofSeconds(2));
      alice.cancels();

      assertThat(alice.refused().status()).isEqualTo(487);
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "no-answer");
    });
  }

  @Test
  void aCancelThatOvertakesOurAnswerIsNoFaultOfOurs() {
    story(town -> {
      town.ledger().dwellOn(CallStatus.TRYING, () -> town.world().pause(ofSeconds(1)));
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
      var alice = town.calling("alice");
      alice.sees(100);
      town.passes(ofMillis(500));
      alice.cancels();

      assertThat(alice.refused().status()).isEqualTo(487);
      town.passes(ofSeconds(2));
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
      assertThat(town.ledger().record().reason()).isEqualTo(TerminationReason.CALLER_HUNGUP);
    });
  }

  @Test
  void aByeBeforeTheAnswerIsACallerWhoGaveUp() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"alert\", \"message\": \"x\"}, {\"verb\": \"pause\", \"length\": 20}]");
      var alice = town.calling("alice");
      alice.seesRinging();
      alice.hangsUp();

      assertThat(alice.refused().status()).isEqualTo(487);
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "ringing", "no-answer");
      assertThat(town.ledger().record().reason()).isEqualTo(TerminationReason.CALLER_ABANDONED);
    });
  }

  @Test
  void whoeverGivesUpInTheMomentOfTheAnswerIsHungUpOn() {
    for (int millis = 0; millis < 40; millis++) {
      int later = millis;
      try (var town = Town.seed(millis)) {
        town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
        var alice = town.calling("alice");
        town.passes(ofMillis(later));
        if (alice.inCall()) {
          alice.hangsUp();
        } else {
          alice.cancels();
          town.passes(ofSeconds(1));
          if (alice.inCall()) {
            alice.hangsUp();
          }
        }
        town.endsClean();
        assertThat(town.ledger().records()).hasSize(1);
      }
    }
  }
}
