package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTextTest {
  private static final long MILLI = 1_000_000;

  private final Counters counters = new Counters();

  @Test
  void theKindOfEachNameStandsBeforeItsLines() {
    counters.count("jambo_b_total{x=\"2\"}");
    counters.count("jambo_b_total{x=\"1\"}");

    assertThat(MetricsText.of(Map.of("jambo_a", 7), Map.of(), counters))
        .isEqualTo(
            """
            # TYPE jambo_a gauge
            jambo_a 7
            # TYPE jambo_b_total counter
            jambo_b_total{x="1"} 1
            jambo_b_total{x="2"} 1
            """);
  }

  @Test
  void theBucketsOfAHistogramHoldAllThatIsSmaller() {
    var waits = counters.histogram("jambo_c_seconds{type=\"a\"}", List.of(1, 10));
    waits.note(MILLI);
    waits.note(5 * MILLI);
    waits.note(20 * MILLI);

    assertThat(MetricsText.of(Map.of(), Map.of(), counters))
        .isEqualTo(
            """
            # TYPE jambo_c_seconds histogram
            jambo_c_seconds_bucket{type="a",le="0.001"} 1
            jambo_c_seconds_bucket{type="a",le="0.01"} 2
            jambo_c_seconds_bucket{type="a",le="+Inf"} 3
            jambo_c_seconds_sum{type="a"} 0.026
            jambo_c_seconds_count{type="a"} 3
            """);
  }

  @Test
  void aHistogramWithoutLabelsHasOnlyTheBound() {
    counters.histogram("jambo_d_seconds", List.of(1)).note(0);

    assertThat(MetricsText.of(Map.of(), Map.of(), counters))
        .contains("jambo_d_seconds_bucket{le=\"0.001\"} 1", "jambo_d_seconds_sum 0.0");
  }
}
