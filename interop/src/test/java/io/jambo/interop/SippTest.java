package io.jambo.interop;

import static io.jambo.interop.SippRig.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// SIPp calls the real process: what is on the wire stands in the scenarios of the folder `sipp`,
/// what the application was told stands here. All calls share one server, which must be empty after
/// the last one.
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SippTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private SippRig rig;

  @BeforeAll
  void starts(@TempDir Path scratch) throws IOException {
    rig = new SippRig(scratch);
  }

  @AfterAll
  void nothingIsLeftBehind() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPromptIsHeardAndTheServerHangsUp(Transport transport) {
    var line = rig.line("prompt", transport).verbs("[" + rig.play(1) + "]");
    try (var ear = new Ear()) {
      rig.sipp(transport).plays("answered-until-we-hang-up", number("prompt", transport), ear);
      assertThat(ear.sound()).isBetween(SECOND.minusMillis(40), SECOND.plusMillis(20));
    }
    var last = line.ends("trying 100", "in-progress 200", "completed 200");
    assertThat(last.text("call_termination_by")).isEqualTo("jambonz");
    assertThat(last.body().number("duration").orElseThrow().intValue()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void theCallerHangsUpInTheMiddleOfAPrompt(Transport transport) {
    var line = rig.line("bored", transport).verbs("[" + rig.play(9) + "]");
    rig.sipp(transport).plays("answered-until-caller-hangs-up", number("bored", transport));
    var last = line.ends("trying 100", "in-progress 200", "completed 200");
    assertThat(last.text("call_termination_by")).isEqualTo("caller");
    assertThat(last.body().object("headers").orElseThrow().text("x_reason")).hasValue("bored");
  }

  @ParameterizedTest
  @EnumSource
  void aCallerWhoGivesUpBeforeTheAnswerOfTheApplicationIsReportedOnce(Transport transport) {
    var line = rig.held("early", transport).verbs("[{\"verb\": \"answer\"}]");
    rig.sipp(transport).plays("cancelled-before-ringing", number("early", transport));
    line.ends("no-answer 487");
    line.release();
  }

  @ParameterizedTest
  @EnumSource
  void aCallerWhoGivesUpWhileItRingsIsReportedOnce(Transport transport) {
    var line =
        rig.line("ringing", transport)
            .verbs(
                """
                [{"verb": "alert", "message": "somebody calls"}, {"verb": "pause", "length": 20}]
                """);
    rig.sipp(transport).plays("cancelled-after-ringing", number("ringing", transport));
    line.ends("trying 100", "ringing 180", "no-answer 487");
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationDeclines(Transport transport) {
    var line =
        rig.line("decline", transport).verbs("[{\"verb\": \"sip:decline\", \"status\": 603}]");
    rig.sipp(transport).plays("declined-603", number("decline", transport));
    line.ends("trying 100", "failed 603");
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationIsBusyAndSendsHeadersOfItsOwn(Transport transport) {
    var line =
        rig.line("busy", transport)
            .verbs(
                """
                [{"verb": "sip:decline", "status": 486, "reason": "Busy Here",
                  "headers": {"X-Reason": "on another call", "X-Cause": "17"}}]
                """);
    rig.sipp(transport).plays("declined-486", number("busy", transport));
    line.ends("trying 100", "failed 486");
  }

  @ParameterizedTest
  @EnumSource
  void anApplicationThatDoesNotAnswerTheCallDeclinesIt(Transport transport) {
    var line = rig.line("silent", transport).verbs("[{\"verb\": \"tag\", \"data\": {\"a\": 1}}]");
    rig.sipp(transport).plays("unanswered-603", number("silent", transport));
    var last = line.ends("trying 100", "failed 603");
    assertThat(last.body().object("customerData").orElseThrow().number("a")).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aHeldCallerHearsNothingAndTheRestAfterwards(Transport transport) {
    var line = rig.line("hold", transport).verbs("[" + rig.play(9) + "]");
    try (var ear = new Ear()) {
      rig.sipp(transport).plays("hold-and-resume", number("hold", transport), ear);
      assertThat(ear.sound()).isGreaterThan(SECOND.dividedBy(2));
      assertThat(ear.longestGap()).isBetween(SECOND.minusMillis(300), SECOND.plusMillis(900));
    }
    line.ends("trying 100", "in-progress 200", "completed 200");
  }

  @ParameterizedTest
  @EnumSource
  void aReSentInviteStaysOneCall(Transport transport) {
    var line =
        rig.line("again", transport)
            .verbs(
                """
                [{"verb": "alert", "message": "somebody calls"}, {"verb": "pause", "length": 1},
                 {"verb": "answer"}, {"verb": "pause", "length": 1}]
                """);
    rig.sipp(transport).playsWithoutRetransmission("resent-invite", number("again", transport));
    line.ends("trying 100", "ringing 180", "in-progress 200", "completed 200");
  }

  @ParameterizedTest
  @EnumSource
  void anInviteWithoutAnOfferGetsOurs(Transport transport) {
    var line = rig.line("late", transport).verbs("[" + rig.play(9) + "]");
    try (var ear = new Ear()) {
      rig.sipp(transport).plays("late-offer", number("late", transport), ear);
      assertThat(ear.sound()).isGreaterThan(SECOND.dividedBy(2));
    }
    line.ends("trying 100", "in-progress 200", "completed 200");
  }

  @ParameterizedTest
  @EnumSource
  void digitsArriveAsTelephoneEvents(Transport transport) {
    pressed("digits-by-rfc4733", "events", transport);
  }

  @ParameterizedTest
  @EnumSource
  void digitsArriveByInfo(Transport transport) {
    pressed("digits-by-info", "info", transport);
  }

  @ParameterizedTest
  @EnumSource
  void optionsAreAnswered(Transport transport) {
    rig.sipp(transport).plays("options", "anybody");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotServedIsRefusedByName(Transport transport) {
    rig.sipp(transport).plays("unserved-methods", "anybody");
  }

  @ParameterizedTest
  @EnumSource
  void manyCallsAtOnceAreAllServed(Transport transport) {
    var number = number("many", transport);
    var line = rig.line("many", transport).verbs("[" + rig.play(1) + "]");
    rig.sipp(transport).plays("answered-until-we-hang-up", number, 20, 10);
    line.awaitsFinals(20);
    assertThat(line.asked("/status")).hasSize(60);
  }

  private void pressed(String scenario, String name, Transport transport) {
    var line =
        rig.line(name, transport)
            .verbs(
                """
                [{"verb": "gather", "input": ["digits"], "finishOnKey": "#", "timeout": 10,
                  "actionHook": "/pressed"},
                 {"verb": "hangup"}]
                """);
    rig.sipp(transport).plays(scenario, number(name, transport));
    line.ends("trying 100", "in-progress 200", "completed 200");
    assertThat(line.digits("/pressed")).containsExactly("15");
    assertThat(line.awaits("/pressed").text("reason")).isEqualTo("dtmfDetected");
  }
}
