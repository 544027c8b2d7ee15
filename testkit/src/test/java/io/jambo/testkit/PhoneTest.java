package io.jambo.testkit;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.wire.TelephoneEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
  private static final Audio GREETING = Audio.tone(1_004, 8_000, 400);

  @ParameterizedTest
  @ValueSource(strings = {"UDP", "TCP"})
  void twoPhonesCallHearEachOtherAndHangUp(String transport) {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").rings();
      if (transport.equals("TCP")) {
        var _ = alice.overTcp();
        var _ = bob.overTcp();
      }
      alice.calls(bob.uri());
      alice.seesRinging();
      bob.picksUp();
      alice.answered();
      bob.says(GREETING);
      alice.hearsSomething();
      alice.hearsNothingFor(ofMillis(200));

      assertThat(alice.heard().audio().contains(GREETING.after("PCMU"))).isTrue();
      assertThat(alice.heard().missing()).isZero();
      assertThat(alice.heard().breaks()).isZero();
      alice.hangsUp();
      assertThat(bob.done()).isTrue();
      assertThat(world.network().bound(alice.host())).isEqualTo(1);
    }
  }

  @Test
  void theCalledOneHangsUp() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice").codecs("PCMA");
      var bob = world.phone("bob").answers();
      alice.calls(bob.uri());
      alice.answered();
      alice.says(GREETING);
      bob.hearsSomething();
      world.passes(ofSeconds(1));
      bob.hangsUp();
      alice.seesBye();

      assertThat(bob.heard().audio().contains(GREETING.after("PCMA"))).isTrue();
    }
  }

  @Test
  void keysArriveOnceEachWhateverTheirPackets() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").answers();
      alice.calls(bob.uri());
      alice.answered();
      alice.presses("1122#*");
      world.passes(ofMillis(100));

      assertThat(bob.heard().digits()).isEqualTo("1122#*");
      assertThat(bob.heard().packets())
          .filteredOn(packet -> packet.payloadType() == 101)
          .filteredOn(packet -> TelephoneEvent.end(packet.payload(), 0))
          .as("three end packets a key")
          .hasSize(18);
      assertThat(bob.heard().missing()).isZero();
    }
  }

  @Test
  void theAnswerIsRepeatedUntilItsAckComes() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").rings();
      alice.calls(bob.uri());
      alice.seesRinging();
      world.network().weather(alice.host(), bob.host(), Weather.CUT);
      var _ = world.prop("bob", bob::picksUp);
      world.passes(ofSeconds(3));
      assertThat(alice.count(200, "INVITE")).isEqualTo(3);
      assertThat(bob.inCall()).isFalse();
      world.network().weather(alice.host(), bob.host(), Weather.CALM);
      world.passes(ofSeconds(2));

      assertThat(bob.inCall()).isTrue();
    }
  }

  @Test
  void aCallIsRefused() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").refuses(486);
      alice.calls(bob.uri());

      assertThat(alice.refused().status()).isEqualTo(486);
      world.passes(ofSeconds(5));
      assertThat(bob.messages().stream().filter(message -> message.is("ACK"))).hasSize(1);
    }
  }

  @Test
  void aCallIsGivenUpWhileItRings() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").rings();
      alice.calls(bob.uri());
      alice.seesRinging();
      alice.cancels();

      assertThat(alice.refused().status()).isEqualTo(487);
      assertThat(bob.done()).isTrue();
    }
  }

  @Test
  void holdAndResumeAreAnsweredAndSilenceTheOther() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      var bob = world.phone("bob").answers();
      alice.calls(bob.uri());
      alice.answered();
      alice.holds();
      world.passes(ofMillis(100));
      int before = alice.heard().count();
      world.passes(ofSeconds(1));

      assertThat(alice.heard().count()).isEqualTo(before);
      alice.resumes();
      world.passes(ofSeconds(1));
      assertThat(alice.heard().count()).isGreaterThan(before + 40);
    }
  }

  @Test
  void aRoughLineIsOvercomeByRepetition() {
    for (long seed = 0; seed < 30; seed++) {
      try (var world = World.seed(seed)) {
        world.network().weather(Weather.ROUGH.withLoss(0.2));
        var alice = world.phone("alice");
        var bob = world.phone("bob").answers();
        alice.calls(bob.uri());
        alice.answered();
        world.passes(ofSeconds(3));
        alice.hangsUp();
        assertThat(bob.done()).isTrue();
      }
    }
  }

  @Test
  void nobodyThereIsATimeOutAfterThirtyTwoSeconds() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      alice.calls("sip:nobody@10.1.2.3");
      world.passes(ofSeconds(31));
      assertThat(alice.done()).isFalse();
      world.passes(ofSeconds(2));

      assertThat(alice.done()).isTrue();
      assertThat(alice.messages()).hasSize(7);
    }
  }

  @Test
  void aVainWaitShowsTheLadder() {
    try (var world = World.seed(1)) {
      var alice = world.phone("alice");
      alice.calls(world.phone("bob").rings().uri());

      assertThatThrownBy(alice::answered)
          .hasMessageContaining("alice waits in vain for: answer")
          .hasMessageContaining("--> INVITE")
          .hasMessageContaining("<-- 180 (1 INVITE)");
    }
  }
}
