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

/// SIPp does what carriers do beyond a plain call: reliable responses, UPDATE, session timers,
/// messages that are lost or cross. All calls share one server, which must be empty after the last.
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SippDialogTest {
  private static final String[] ANSWERED = {"trying 100", "in-progress 200", "completed 200"};

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
  void earlyMediaIsAcknowledgedWhereThatIsRequired(Transport transport) {
    var line = line("prack", transport, early());
    try (var ear = new Ear()) {
      rig.sipp(transport).plays("prack", number("prack", transport), ear);
      assertThat(ear.sound()).isGreaterThan(Duration.ofMillis(500));
    }
    line.ends(ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void earlyMediaFollowsTheRinging(Transport transport) {
    var ringing = "[{\"verb\": \"alert\", \"message\": \"somebody calls\"}, ";
    var line = line("early", transport, ringing + early().substring(1));
    try (var ear = new Ear()) {
      rig.sipp(transport).plays("early-media", number("early", transport), ear);
      assertThat(ear.sound()).isGreaterThan(Duration.ofMillis(500));
    }
    line.ends("trying 100", "ringing 180", "in-progress 200", "completed 200");
  }

  @ParameterizedTest
  @EnumSource
  void anUpdateHoldsTheCall(Transport transport) {
    ends("update", transport, play(9));
  }

  @ParameterizedTest
  @EnumSource
  void theCallerKeepsTheSessionAlive(Transport transport) {
    ends("refreshed-by-caller", transport, play(9));
  }

  @ParameterizedTest
  @EnumSource
  void weKeepTheSessionAlive(Transport transport) {
    var line = line("refreshed-by-us", transport, play(90));
    rig.sipp(transport)
        .playsLong("refreshed-by-us", number("refreshed-by-us", transport), Sipp.LONG);
    line.ends(ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void ourRefreshMeetsAnOfferOfTheCaller(Transport transport) {
    var line = line("glare", transport, play(90));
    rig.sipp(transport).playsLong("glare", number("glare", transport), Sipp.LONG);
    line.ends(ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void tooShortASessionIsRefused(Transport transport) {
    rig.sipp(transport).plays("interval-too-small", "anybody");
  }

  @ParameterizedTest
  @EnumSource
  void anAckThatIsLostIsAskedForAgain(Transport transport) {
    var line = line("lost-ack", transport, play(2));
    rig.sipp(transport).playsWithoutRetransmission("lost-ack", number("lost-ack", transport));
    line.ends(ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatIsNeverAcknowledgedIsHungUp(Transport transport) {
    var line = line("never-acknowledged", transport, play(90));
    rig.sipp(transport)
        .playsLong("never-acknowledged", number("never-acknowledged", transport), Sipp.LONG);
    line.ends(ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void byesThatCrossEndTheCallOnce(Transport transport) {
    ends("late-bye", transport, play(1));
  }

  @ParameterizedTest
  @EnumSource
  void aCancelThatComesTooLateEndsNothing(Transport transport) {
    ends("cancel-crosses-answer", transport, play(9));
  }

  private void ends(String scenario, Transport transport, String verbs) {
    var line = line(scenario, transport, verbs);
    rig.sipp(transport).plays(scenario, number(scenario, transport));
    line.ends(ANSWERED);
  }

  private String early() {
    return """
    [{"verb": "play", "url": "%s", "earlyMedia": true}, {"verb": "answer"},
     {"verb": "pause", "length": 5}]
    """
        .formatted(rig.tone());
  }

  private String play(int times) {
    return "[" + rig.play(times) + "]";
  }

  private Line line(String name, Transport transport, String verbs) {
    return rig.line(name, transport).verbs(verbs);
  }
}
