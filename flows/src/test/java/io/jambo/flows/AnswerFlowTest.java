package io.jambo.flows;

import static io.jambo.flows.Town.story;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which verb answers, which refuses, and who ends the call.
class AnswerFlowTest {
  private static final String PROMPT = "a prompt of some length for a caller with patience";

  @Test
  void theCallerHangsUpInThePrompt() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"" + PROMPT + "\"}]");
      var alice = town.calling("alice").answered();
      town.passes(ofMillis(1_500));
      alice.hangsUp();
      town.passes(ofSeconds(1));

      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
      assertThat(town.app().hook("/status"))
          .containsEntry("call_termination_by", "caller")
          .containsEntry("sip_status", 200L)
          .containsEntry("duration", 1L);
    });
  }

  @Test
  void theApplicationHangsUpWithHeadersAndTheRestOfTheListIsDropped() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "answer"}, {"verb": "pause", "length": 0.5},
               {"verb": "hangup", "headers": {"X-Why": "enough"}},
               {"verb": "redirect", "actionHook": "/never"}]
              """);
      var alice = town.calling("alice").answered();

      assertThat(alice.seesBye().headers().first("X-Why")).contains("enough");
      town.passes(ofSeconds(1));
      assertThat(town.app().asked("/never")).isEmpty();
      assertThat(town.app().hook("/status")).containsEntry("call_termination_by", "jambonz");
    });
  }

  @Test
  void hangupAsTheOnlyVerbRefusesTheUnansweredCall() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"hangup\"}]");
      var alice = town.calling("alice");

      assertThat(alice.refused().status()).isEqualTo(603);
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "failed");
      assertThat(town.app().hook("/status")).containsEntry("sip_status", 603L);
    });
  }

  @Test
  void aListThatNeverAnswersEndsIn603WhenItIsExhausted() {
    story(town -> {
      town.app()
          .onCall("[{\"verb\": \"pause\", \"length\": 1.5}, {\"verb\": \"tag\", \"data\": {}}]");
      long start = town.world().nanos();
      var alice = town.calling("alice");

      assertThat(alice.refused().status()).isEqualTo(603);
      assertThat(town.world().nanos() - start).isBetween(1_500_000_000L, 1_600_000_000L);
      assertThat(alice.statuses()).containsExactly(100, 603);
    });
  }

  @Test
  void aCallIsDeclinedWithStatusReasonAndHeaders() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "sip:decline", "status": 486, "reason": "In a meeting",
                "headers": {"X-Until": "noon", "Retry-After": "60"}}, {"verb": "answer"}]
              """);
      var refusal = town.calling("alice").refused();

      assertThat(refusal.status()).isEqualTo(486);
      assertThat(refusal.reason()).isEqualTo("In a meeting");
      assertThat(refusal.headers().first("X-Until")).contains("noon");
      assertThat(refusal.headers().first("Retry-After")).contains("60");
      assertThat(refusal.headers().first("X-Reason")).contains("SIP Decline Verb");
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "failed");
      assertThat(town.app().hook("/status"))
          .containsEntry("sip_status", 486L)
          .containsEntry("sip_reason", "In a meeting");
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503, 603})
  void aCallIsDeclinedWithAnyStatus(int status) {
    story(town -> {
      town.app().onCall("[{\"verb\": \"sip:decline\", \"status\": " + status + "}]");

      assertThat(town.calling("alice").refused().status()).isEqualTo(status);
    });
  }

  @Test
  void declineIsPassedOverOnceTheCallIsAnswered() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"answer\"}, {\"verb\": \"sip:decline\", \"status\": 486},"
                  + " {\"verb\": \"pause\", \"length\": 1}]");
      var alice = town.calling("alice").answered();
      town.passes(ofMillis(900));
      assertThat(alice.inCall()).isTrue();
      alice.seesBye();
    });
  }

  @Test
  void alertRingsWithItsMessageAndLeavesARecord() {
    story(town -> {
      town.app()
          .onCall(
              "[{\"verb\": \"alert\", \"message\": \"info=internal\"},"
                  + " {\"verb\": \"pause\", \"length\": 2}, {\"verb\": \"answer\"}]");
      var alice = town.calling("alice");
      var ringing = alice.seesRinging();
      alice.answered();
      alice.seesBye();

      assertThat(ringing.headers().first("Alert-Info")).contains("info=internal");
      assertThat(town.ledger().alerts()).containsExactly("alert-from-application: info=internal");
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses())
          .containsExactly("trying", "ringing", "in-progress", "completed");
    });
  }

  @Test
  void alertOnceAnsweredIsOnlyARecord() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"answer\"}, {\"verb\": \"alert\", \"message\": \"a note\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();
      town.passes(ofSeconds(1));

      assertThat(alice.statuses()).containsExactly(100, 200);
      assertThat(town.ledger().alerts()).containsExactly("alert-from-application: a note");
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }

  @Test
  void earlyMediaIsHeardBeforeTheAnswerAndGoesOnAfterIt() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "say", "text": "please wait", "earlyMedia": true},
               {"verb": "say", "text": "here we are"}]
              """);
      var alice = town.calling("alice");
      var progress = alice.sees(183);
      alice.hearsSomething();
      assertThat(alice.inCall()).isFalse();
      alice.answered();
      alice.seesBye();

      assertThat(alice.statuses()).containsExactly(100, 183, 200);
      assertThat(alice.sees(200).body().utf8()).isEqualTo(progress.body().utf8());
      var heard = alice.heard().audio();
      assertThat(heard.carries(ToneVoice.of("please wait"), "PCMU")).isTrue();
      assertThat(heard.carries(ToneVoice.of("here we are"), "PCMU")).isTrue();
      assertThat(alice.heard().missing()).isZero();
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }

  @Test
  void earlyMediaBeginsOnceAndNothingRingsAfterIt() {
    story(town -> {
      town.app()
          .onCall(
              """
              [{"verb": "say", "text": "please wait", "earlyMedia": true},
               {"verb": "alert", "message": "too late to ring"},
               {"verb": "say", "text": "a little more", "earlyMedia": true},
               {"verb": "answer"}]
              """);
      var alice = town.calling("alice").answered();
      alice.seesBye();

      assertThat(alice.statuses()).containsExactly(100, 183, 200);
      assertThat(alice.heard().audio().carries(ToneVoice.of("a little more"), "PCMU")).isTrue();
      town.passes(ofSeconds(1));
      assertThat(town.app().statuses()).containsExactly("trying", "in-progress", "completed");
    });
  }

  @Test
  void aWholeCallRunsOverTcp() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"" + PROMPT + "\"}]");
      var alice = town.alice().overTcp();
      alice.calls(town.uri());
      alice.answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of(PROMPT), "PCMU")).isTrue();
    });
  }

  @Test
  void aPhoneThatOnlySpeaksALawIsAnsweredInALaw() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"" + PROMPT + "\"}]");
      var alice = town.alice().codecs("PCMA");
      alice.calls(town.uri());
      alice.answered();
      alice.seesBye();

      assertThat(alice.heard().audio().carries(ToneVoice.of(PROMPT), "PCMA")).isTrue();
    });
  }

  @Test
  void manyCallsAtOnceEachHearTheirOwn() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"say\", \"text\": \"" + PROMPT + "\"}]");
      for (int i = 0; i < 10; i++) {
        var _ = town.calling("phone" + i);
      }
      town.passes(ofSeconds(10));

      for (int i = 0; i < 10; i++) {
        var phone = town.world().phone("phone" + i);
        assertThat(phone.done()).isTrue();
        assertThat(phone.heard().audio().carries(ToneVoice.of(PROMPT), "PCMU")).isTrue();
      }
      assertThat(town.ledger().records()).hasSize(10);
    });
  }

  @Test
  void theRecordOfACallTellsItsTimes() {
    story(town -> {
      town.app().onCall("[{\"verb\": \"pause\", \"length\": 2}, {\"verb\": \"answer\"}]");
      var alice = town.calling("alice").answered();
      alice.seesBye();
      var record = town.ledger().record();

      assertThat(record.status().word()).isEqualTo("completed");
      assertThat(record.sipStatus()).isEqualTo(200);
      assertThat(record.from()).isEqualTo("alice");
      assertThat(record.to()).isEqualTo("4912345");
      var waited =
          java.time.Duration.between(record.attemptedAt(), record.answeredAt().orElseThrow());
      assertThat(waited.toMillis()).isCloseTo(2_000, within(60L));
    });
  }
}
