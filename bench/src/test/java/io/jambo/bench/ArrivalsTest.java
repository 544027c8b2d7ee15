package io.jambo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is made of the packets of one stream.
class ArrivalsTest {
  private static final long MILLI = 1_000_000;

  private final Arrivals arrivals = new Arrivals();

  @Test
  void latenessCountsFromTheEarliestPacketOnA20MsGrid() {
    arrivals.note(7, 103 * MILLI);
    arrivals.note(8, 120 * MILLI);
    arrivals.note(9, 145 * MILLI);

    assertThat(arrivals.latenesses()).containsExactly(3 * MILLI, 0, 5 * MILLI);
  }

  @Test
  void aGapInTheNumbersIsMissingAlsoWhereTheyWrap() {
    arrivals.note(0xfffe, 0);
    arrivals.note(0xffff, 20 * MILLI);
    arrivals.note(1, 60 * MILLI);

    assertThat(arrivals.missing()).isEqualTo(1);
    assertThat(arrivals.latenesses()).containsOnly(0);
  }

  @Test
  void aSilentStreamMissesNothing() {
    assertThat(arrivals.missing()).isZero();
    assertThat(Spread.of(arrivals.latenesses())).isEqualTo(new Spread(0, 0, 0));
  }
}
