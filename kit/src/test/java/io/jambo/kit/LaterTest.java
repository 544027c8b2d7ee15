package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LaterTest {
  private final RealKit kit = new RealKit();

  @Test
  void itsOwnerWaitsUntilItIsMade() {
    var go = new Gate();
    var later =
        Later.start(
            kit,
            "maker",
            () -> {
              boolean _ = kit.await(go, Kit.NEVER);
              return "made";
            });
    kit.open(go);

    assertThat(later.get()).isEqualTo("made");
  }

  @Test
  void whoAsksForWhatCouldNotBeMadeIsToldWhy() {
    Later<String> later =
        Later.start(
            kit,
            "maker",
            () -> {
              throw new IllegalArgumentException("no clay");
            });

    assertThatThrownBy(later::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("maker")
        .hasRootCauseMessage("no clay");
  }
}
