package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import io.jambo.outbound.real.JettyWire;
import io.jambo.speech.SpeechSettings;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final RealKit kit = new RealKit();

  @Test
  void aCallOverLoopbackIsAnsweredAndEnds() {
    assertThat(passes(TargetRules::development)).isTrue();
  }

  @Test
  void aNodeThatCannotReachAnApplicationStartsAllTheSame() {
    assertThat(passes(TargetRules::strict)).isFalse();
  }

  private boolean passes(Supplier<TargetRules> rules) {
    try (var wire = JettyWire.start(kit, new TargetGuard(rules))) {
      return Rehearsal.start(kit, wire, SpeechSettings.DEFAULTS).get();
    }
  }
}
