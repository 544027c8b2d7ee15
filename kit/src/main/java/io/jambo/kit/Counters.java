package io.jambo.kit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/// The node's counters and histograms by metric name; labels are part of the name
/// (`name{label="value"}`).
///
/// Ask for a counter once and keep it: counting itself is then one cheap addition from any thread.
public final class Counters {
  /// From a millisecond to the longest that anybody waits.
  public static final List<Integer> WAITS =
      List.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000);

  private final ConcurrentSkipListMap<String, LongAdder> all = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<String, Histogram> histograms = new ConcurrentSkipListMap<>();

  /// The counter of that name, made on first use.
  public LongAdder counter(String name) {
    return all.computeIfAbsent(name, _ -> new LongAdder());
  }

  /// Counts one of that name; for places that are not hot.
  public void count(String name) {
    counter(name).increment();
  }

  /// The value of a counter; 0 when nobody has counted it.
  public long value(String name) {
    var counter = all.get(name);
    return counter == null ? 0 : counter.sum();
  }

  /// The histogram of that name, made on first use.
  ///
  /// @param boundsMillis the upper bounds of its buckets
  public Histogram histogram(String name, List<Integer> boundsMillis) {
    return histograms.computeIfAbsent(name, _ -> new Histogram(boundsMillis));
  }

  /// All histograms by name.
  public Map<String, Histogram> histograms() {
    return new TreeMap<>(histograms);
  }

  /// All values now, by name.
  public Map<String, Long> snapshot() {
    var values = new TreeMap<String, Long>();
    all.forEach((name, counter) -> values.put(name, counter.sum()));
    return values;
  }
}
