package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What a long list does while others want something.
class CourtesyTest {
  private static final Duration LONGEST_REST = Duration.ofMillis(20);

  private final ShiftedKit kit = new ShiftedKit();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicBoolean rested = new AtomicBoolean();
  private final Courtesy courtesy = new Courtesy(kit, requests::get);

  private void rows(int many) {
    for (int row = 0; row < many; row++) {
      courtesy.row();
    }
  }

  private void slowStroke() {
    kit.when(LONGEST_REST, () -> rested.set(true));
    kit.passes(Duration.ofSeconds(1));
  }

  @Test
  void itRestsAfterAStrokeInWhichSomebodyElseCame() {
    slowStroke();
    requests.incrementAndGet();
    rows(Courtesy.ROWS - 1);
    assertThat(rested).as("in the midst of a stroke").isFalse();
    rows(1);
    assertThat(rested).isTrue();
  }

  @Test
  void itDoesNotRestAlone() {
    requests.incrementAndGet();
    rows(Courtesy.ROWS);
    slowStroke();
    rows(3 * Courtesy.ROWS);
    assertThat(rested).isFalse();
  }
}
