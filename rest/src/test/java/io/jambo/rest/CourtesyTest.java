package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What a long list does while others want something.
class CourtesyTest {
  private static final long MILLI = 1_000_000;

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
    kit.when(Courtesy.MOST_REST, () -> rested.set(true));
    kit.passes(Duration.ofSeconds(1));
  }

  @Test
  void itRestsAfterAStrokeInWhichOthersCame() {
    slowStroke();
    requests.addAndGet(100);
    rows(Courtesy.ROWS - 1);
    assertThat(rested).as("in the midst of a stroke").isFalse();
    rows(1);
    assertThat(rested).isTrue();
  }

  @Test
  void itDoesNotRestAlone() {
    requests.addAndGet(100);
    rows(Courtesy.ROWS);
    slowStroke();
    rows(3 * Courtesy.ROWS);
    assertThat(rested).isFalse();
  }

  @Test
  void itRestsTheLongerTheMoreOthersCome() {
    assertThat(Courtesy.rest(2 * MILLI, 2 * MILLI, 0)).isZero();
    assertThat(Courtesy.rest(2 * MILLI, 2 * MILLI, 4)).isEqualTo(8 * MILLI);
    assertThat(Courtesy.rest(2 * MILLI, 20 * MILLI, 40)).isEqualTo(8 * MILLI);
    assertThat(Courtesy.rest(2 * MILLI, 20 * MILLI, 10_000))
        .isEqualTo(Courtesy.MOST_REST.toNanos());
  }
}
