package io.jambo.bench;

import io.jambo.bench.real.Gauges;
import java.util.Map;
import java.util.stream.Collectors;

/// What a server has dropped or answered with 5xx, for the line that says what was lost.
final class Turned {
  private Turned() {}

  static String away(Gauges gauges) {
    return gauges.metrics().entrySet().stream()
        .filter(metric -> metric.getValue() > 0)
        .filter(metric ->
            metric.getKey().startsWith("jambo_sip_dropped_total")
                || metric.getKey().contains("code_class=\"5xx\""))
        .map(Turned::words)
        .collect(Collectors.joining(", ", "; server: ", ""));
  }

  private static String words(Map.Entry<String, Double> metric) {
    return metric.getKey() + " " + metric.getValue().longValue();
  }
}
