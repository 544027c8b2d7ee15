package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.testkit.App;
import io.jambo.testkit.Asked;
import io.jambo.testkit.Reply;
import io.jambo.verbs.Hook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Retries, the fallback application and the breaker (app-protocol.md 2.5, 2.6.1; security.md
/// OUT-6, OUT-8), in virtual time.
class HookRetryFlowTest {
  private static final String VERBS = "[{\"verb\": \"answer\"}]";
  private static final long ROUND_TRIP = ofMillis(11).toNanos();

  @Test
  void aHookIsTriedAgainAfterGrowingPausesWithTheSameRequest() {
    story(town -> {
      town.callHook(Hook.at(town.app().url(App.CALL) + "#rc=5&rp=ct,5xx"));
      town.app()
          .on(
              App.CALL,
              Reply.reset(),
              Reply.status(503),
              Reply.reset(),
              Reply.status(500),
              Reply.reset(),
              Reply.json(VERBS));
      town.calling("alice").answered().seesBye();
      var asked = town.app().asked(App.CALL);

      assertThat(asked).hasSize(6).allMatch(Asked::signed);
      assertThat(asked.stream().map(Asked::body).distinct()).hasSize(1);
      assertThat(
              asked.stream()
                  .map(request -> request.headers().first("Jambonz-Signature"))
                  .distinct())
          .hasSize(1);
      assertThat(asked.stream().map(Asked::query)).containsOnly("");
      var pauses = List.of(500L, 1_000L, 2_000L, 4_000L, 6_000L);
      for (int retry = 0; retry < pauses.size(); retry++) {
        long waited = asked.get(retry + 1).nanos() - asked.get(retry).nanos();
        assertThat(waited - ofMillis(pauses.get(retry)).toNanos())
            .as("retry " + retry)
            .isBetween(-ROUND_TRIP, ROUND_TRIP);
      }
      assertThat(town.ledger().alerts()).isEmpty();
      assertThat(town.counters().value("jambo_hook_retries_total")).isEqualTo(5);
    });
  }

  @Test
  void aHookThatFailsToTheLastIsOneAlert() {
    story(town -> {
      town.callHook(Hook.at(town.app().url(App.CALL) + "#rc=2"));
      town.app().on(App.CALL, Reply.reset());

      assertThat(town.calling("alice").refused().status()).isEqualTo(480);
      assertThat(town.app().asked(App.CALL)).hasSize(3);
      town.passes(ofSeconds(1));
      assertThat(town.ledger().alerts()).hasSize(1);
    });
  }

  @Test
  void aFailureOfAnotherClassEndsTheRetries() {
    story(town -> {
      town.callHook(Hook.at(town.app().url(App.CALL) + "#rc=5&rp=ct"));
      town.app().on(App.CALL, Reply.reset(), Reply.status(500), Reply.json(VERBS));

      assertThat(town.calling("alice").refused().status()).isEqualTo(480);
      assertThat(town.app().asked(App.CALL)).hasSize(2);
    });
  }

  @Test
  void aRelativeHookAndTheStatusHookHavePoliciesOfTheirOwn() {
    story(town -> {
      town.statusHook(Hook.at("/status#rc=1"));
      town.app()
          .onCall(
              """
              [{"verb": "gather", "timeout": 1, "actionHook": "/after#rc=1&rp=4xx"},
               {"verb": "pause", "length": 2}]
              """)
          .on("/after", Reply.status(404), Reply.status(204))
          .on(App.STATUS, Reply.refuse(), Reply.status(200));
      town.calling("alice").answered().seesBye();
      town.passes(ofSeconds(5));

      assertThat(town.app().asked("/after")).hasSize(2);
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
      assertThat(town.ledger().alerts()).isEmpty();
    });
  }

  @Test
  void aCallerWhoGivesUpEndsTheRetries() {
    story(town -> {
      town.callHook(Hook.at(town.app().url(App.CALL) + "#rc=5&rp=all"));
      town.app().on(App.CALL, Reply.status(500));
      var alice = town.calling("alice");
      town.passes(ofSeconds(2));
      alice.cancels();
      town.passes(ofSeconds(30));

      assertThat(town.app().asked(App.CALL).size()).isLessThan(4);
      assertThat(town.app().statuses()).containsExactly("no-answer");
    });
  }

  @Test
  void theFallbackIsAskedOnceAndIsTheBaseOfWhatFollows() {
    var reasons = new ArrayList<String>();
    for (var reply :
        List.of(
            Reply.refuse(), Reply.reset(), Reply.never(), Reply.status(503), Reply.json("[]"))) {
      story(town -> {
        var other = town.world().app("http://other.example.test").secret(town.app().secret());
        town.callHookFallback(Hook.at(other.url(App.CALL)));
        town.app().on(App.CALL, reply);
        other.onCall("[{\"verb\": \"gather\", \"timeout\": 1, \"actionHook\": \"/after\"}]");
        town.calling("alice").answered().seesBye();

        assertThat(other.asked(App.CALL)).hasSize(1).allMatch(Asked::signed);
        assertThat(other.asked("/after")).hasSize(1);
        assertThat(town.app().asked("/after")).isEmpty();
        assertThat(town.ledger().alerts()).hasSize(1);
        reasons.add(other.asked(App.CALL).getFirst().text("fallback_reason"));
      });
    }
    assertThat(reasons.stream().distinct())
        .containsExactly("refused", "reset", "timeout", "status-503", "invalid-payload");
  }

  @Test
  void anApplicationThatSaysNoIsNotFallenBackFrom() {
    for (var reply : List.of(Reply.status(404), Reply.status(302))) {
      story(town -> {
        var other = town.world().app("http://other.example.test");
        town.callHookFallback(Hook.at(other.url(App.CALL)));
        town.app().on(App.CALL, reply);

        assertThat(town.calling("alice").refused().status()).isEqualTo(480);
        assertThat(other.asked()).isEmpty();
      });
    }
  }

  @Test
  void aFallbackThatFailsTooRefusesTheCallWithItsOwnError() {
    story(town -> {
      var other = town.world().app("http://other.example.test");
      town.callHookFallback(Hook.at(other.url(App.CALL)));
      town.app().on(App.CALL, Reply.reset());
      other.on(App.CALL, Reply.status(500));

      var refusal = town.calling("alice").refused();
      assertThat(refusal.status()).isEqualTo(480);
      assertThat(refusal.headers().first("X-Reason")).get().asString().contains("500");
      town.passes(ofSeconds(1));
      assertThat(town.ledger().alerts()).hasSize(2);
    });
  }

  @Test
  void anApplicationThatKeepsFailingIsLeftAloneForFiveSeconds() {
    story(town -> {
      town.withoutStatusHook();
      town.app().on(App.CALL, Reply.reset());
      for (int call = 0; call < 12; call++) {
        assertThat(town.calling("caller" + call).refused().status()).isEqualTo(480);
      }
      assertThat(town.app().asked(App.CALL)).hasSize(10);

      town.passes(ofSeconds(5));
      town.app().onCall(VERBS);
      town.calling("alice").answered().seesBye();
      town.calling("bob").answered().seesBye();
      assertThat(town.app().asked(App.CALL)).hasSize(12);
    });
  }
}
