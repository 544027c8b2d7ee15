package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
  private final Readiness readiness = new Readiness();

  @Test
  void oneBadLookIsPassedOver() {
    assertThat(readiness.look(false)).isTrue();
    assertThat(readiness.look(true)).isTrue();
    assertThat(readiness.look(false)).isTrue();
  }

  @Test
  void itLeavesAfterTwoBadLooksAndReturnsAfterTwoGoodOnes() {
    assertThat(readiness.look(false)).isTrue();
    assertThat(readiness.look(false)).isFalse();
    assertThat(readiness.look(true)).isFalse();
    assertThat(readiness.look(false)).isFalse();
    assertThat(readiness.look(true)).isFalse();
    assertThat(readiness.look(true)).isTrue();
  }
}
