package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The thinnest complete line through the house.
class FirstCallTest {
  @Test
  void theCallerHearsThePromptAndTheApplicationEndsTheCall() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"welcome to the house\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.statuses()).containsExactly(100, 200);
      assertThat(alice.heard().audio().carries(ToneVoice.of("welcome to the house"), "PCMU"))
          .isTrue();
      assertThat(alice.heard().missing()).isZero();
      assertThat(alice.heard().breaks()).isZero();
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }
}
