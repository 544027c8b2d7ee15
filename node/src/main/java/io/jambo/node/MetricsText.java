package io.jambo.node;

import io.jambo.kit.Counters;
import io.jambo.kit.Histogram;
import java.util.Map;
import java.util.TreeMap;

/// Metrics as Prometheus reads them: all lines of one name together, its kind before them.
final class MetricsText {
  private static final double NANOS = 1e9;

  private final StringBuilder text = new StringBuilder();
  private String family = "";

  private MetricsText() {}

  /// The text.
  ///
  /// @param gauges by name, labels included
  /// @param others counters that somebody else keeps
  static String of(Map<String, Number> gauges, Map<String, Number> others, Counters counters) {
    var page = new MetricsText();
    new TreeMap<>(gauges).forEach((name, value) -> page.line("gauge", bare(name), name, value));
    new TreeMap<>(others).forEach((name, value) -> page.line("counter", bare(name), name, value));
    counters.snapshot().forEach((name, value) -> page.line("counter", bare(name), name, value));
    counters.histograms().forEach(page::histogram);
    return page.text.toString();
  }

  /// Buckets are cumulative, as the readers of metrics expect.
  private void histogram(String name, Histogram histogram) {
    var of = bare(name);
    long all = 0;
    for (int bucket = 0; bucket < histogram.size(); bucket++) {
      all += histogram.count(bucket);
      boolean last = bucket == histogram.size() - 1;
      var bound = last ? "+Inf" : String.valueOf(histogram.bound(bucket) / NANOS);
      line("histogram", of, part(name, "_bucket", "le=\"" + bound + "\""), all);
    }
    line("histogram", of, part(name, "_sum", ""), histogram.sum() / NANOS);
    line("histogram", of, part(name, "_count", ""), all);
  }

  private void line(String kind, String of, String name, Number value) {
    if (!of.equals(family)) {
      family = of;
      text.append("# TYPE ").append(of).append(' ').append(kind).append('\n');
    }
    text.append(name).append(' ').append(value).append('\n');
  }

  private static String bare(String name) {
    int labels = name.indexOf('{');
    return labels < 0 ? name : name.substring(0, labels);
  }

  /// The name of a histogram's part: the ending goes before the labels, its own label behind them.
  private static String part(String name, String ending, String label) {
    int labels = name.indexOf('{');
    if (labels < 0) {
      return name + ending + (label.isEmpty() ? "" : "{" + label + "}");
    }
    var others = name.substring(labels, name.length() - 1);
    return bare(name) + ending + others + (label.isEmpty() ? "" : "," + label) + "}";
  }
}
