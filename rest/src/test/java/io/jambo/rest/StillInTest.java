package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.store.StoreAway;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StillInTest {
  private final ShiftedKit kit = new ShiftedKit();
  private boolean away;
  private final StillIn stillIn = new StillIn(kit, this::known);

  @Test
  void nobodyStaysForGoodWhileTheStoreIsAway() {
    assertThat(stillIn.holds()).isTrue();
    away = true;
    kit.passes(Duration.ofMinutes(4));
    assertThat(stillIn.holds()).isTrue();
    kit.passes(Duration.ofMinutes(2));
    assertThat(stillIn.holds()).isFalse();
  }

  @Test
  void theTimeBeginsAnewWhenTheStoreWasBack() {
    kit.passes(Duration.ofMinutes(4));
    assertThat(stillIn.holds()).isTrue();
    away = true;
    kit.passes(Duration.ofMinutes(4));
    assertThat(stillIn.holds()).isTrue();
  }

  private boolean known() {
    if (away) {
      throw new StoreAway("for the test");
    }
    return true;
  }
}
