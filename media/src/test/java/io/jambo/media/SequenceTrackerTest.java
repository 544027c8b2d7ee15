package io.jambo.media;

import static io.jambo.media.SequenceTracker.Verdict.BEGINS;
import static io.jambo.media.SequenceTracker.Verdict.BELONGS;
import static io.jambo.media.SequenceTracker.Verdict.PROBATION;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
  private static final long SSRC = 7;

  private final SequenceTracker tracker = new SequenceTracker();

  @Test
  void theFirstPacketBeginsAndTheNextOnesBelong() {
    assertThat(tracker.take(SSRC, 100)).isEqualTo(BEGINS);
    assertThat(tracker.take(SSRC, 101)).isEqualTo(BELONGS);
    assertThat(tracker.take(SSRC, 105)).isEqualTo(BELONGS);
    assertThat(tracker.highest() - tracker.extended()).isZero();
  }

  @Test
  void numbersGoOnBeyondTheWrapInBothDirections() {
    tracker.take(SSRC, 65_535);
    long before = tracker.extended();
    tracker.take(SSRC, 1);
    assertThat(tracker.extended()).isEqualTo(before + 2);

    tracker.take(SSRC, 65_534);

    assertThat(tracker.extended()).isEqualTo(before - 1);
    assertThat(tracker.highest()).isEqualTo(before + 2);
  }

  @Test
  void anotherSsrcBeginsWithItsSecondPacketInARow() {
    tracker.take(SSRC, 100);

    assertThat(tracker.take(9, 500)).isEqualTo(PROBATION);
    assertThat(tracker.take(9, 502)).isEqualTo(PROBATION);
    assertThat(tracker.take(9, 503)).isEqualTo(BEGINS);
    assertThat(tracker.take(SSRC, 101)).isEqualTo(PROBATION);
  }

  @Test
  void aSinglePacketOfAnotherSsrcChangesNothing() {
    tracker.take(SSRC, 100);

    assertThat(tracker.take(9, 500)).isEqualTo(PROBATION);
    assertThat(tracker.take(SSRC, 101)).isEqualTo(BELONGS);
    assertThat(tracker.take(9, 501)).isEqualTo(PROBATION);
  }

  @Test
  void aJumpIsARestartAfterThreePacketsInARow() {
    tracker.take(SSRC, 100);

    assertThat(tracker.take(SSRC, 100 + SequenceTracker.LARGEST_STEP)).isEqualTo(BELONGS);
    assertThat(tracker.take(SSRC, 20_000)).isEqualTo(PROBATION);
    assertThat(tracker.take(SSRC, 20_001)).isEqualTo(PROBATION);
    assertThat(tracker.take(SSRC, 20_002)).isEqualTo(BEGINS);
    assertThat(tracker.take(SSRC, 20_003)).isEqualTo(BELONGS);
  }
}
