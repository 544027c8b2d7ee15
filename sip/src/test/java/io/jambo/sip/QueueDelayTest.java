package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The delay that stands in the signalling queue.
class QueueDelayTest {
  private static final long MILLI = 1_000_000L;

  private final QueueDelay delay = new QueueDelay();

  @Test
  void aQueueThatNeverEmptiesHasTheLeastDelayOfItsMessages() {
    for (int at = 0; at <= 300; at += 10) {
      delay.note(at * MILLI, (60 + at % 40) * MILLI);
    }
    assertThat(delay.nanos()).isEqualTo(60 * MILLI);
  }

  @Test
  void aShortPauseOfTheWholeProcessIsNoOverload() {
    for (int at = 0; at <= 300; at += 10) {
      delay.note(at * MILLI, 0);
    }
    for (int late = 150; late > 0; late -= 10) {
      delay.note(460 * MILLI, late * MILLI);
      assertThat(delay.nanos()).isZero();
    }
  }

  @Test
  void anEmptyQueueEndsTheOverloadAtOnce() {
    for (int at = 0; at <= 300; at += 10) {
      delay.note(at * MILLI, 80 * MILLI);
    }
    assertThat(delay.nanos()).isEqualTo(80 * MILLI);
    delay.note(301 * MILLI, 0);
    assertThat(delay.nanos()).isZero();
  }

  @Test
  void whatWasLongAgoIsForgotten() {
    for (int at = 0; at <= 300; at += 10) {
      delay.note(at * MILLI, 80 * MILLI);
    }
    delay.note(5_000 * MILLI, 80 * MILLI);
    assertThat(delay.nanos()).isZero();
  }
}
