package io.jambo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The opinion score against figures worked out by hand.
class QualityTest {
  @ParameterizedTest(name = "{0} ms, {1} % lost: {2}")
  @CsvSource({
    "0, 0, 4.41",
    "100, 0, 4.36",
    "159, 0, 4.32",
    "160, 0, 4.32",
    "300, 0, 3.83",
    "0, 2, 4.28",
    "0, 10, 3.50",
    "0, 100, 1.00",
    "5000, 0, 1.00",
  })
  void theScoreFollowsTheFormula(double delay, double loss, double mos) {
    assertThat(Quality.mos(delay, loss)).isCloseTo(mos, within(0.015));
  }
}
