package io.jambo.bench;

import io.jambo.bench.real.Gauges;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a server holds at one moment.
///
/// @param heap what is alive after a collection, in bytes
/// @param resident memory of the process, in bytes, after that collection
record Held(double heap, long resident, long descriptors) {
  private static final double MIB = 1 << 20;

  /// What must be zero when no call is left.
  private static final List<String> OF_CALLS =
      List.of(
          "jambo_calls_active",
          "jambo_sip_transactions",
          "jambo_sip_dialogs",
          "jambo_sip_timers",
          "jambo_rtp_endpoints",
          "jambo_rtp_ports_used",
          "jambo_rtp_ports_resting",
          "jambo_hook_queue");

  /// Collects the server's garbage and looks.
  static Held by(Gauges gauges) {
    double heap = gauges.liveHeap();
    return new Held(heap, gauges.resident(), gauges.descriptors());
  }

  /// What of its calls a server still holds.
  static Map<String, Double> left(Gauges gauges) {
    var metrics = gauges.metrics();
    metrics.keySet().removeIf(name -> OF_CALLS.stream().noneMatch(name::startsWith));
    metrics.values().removeIf(value -> value == 0);
    return metrics;
  }

  /// The heap of both in words.
  String heapTo(Held after) {
    return "%.1f MiB before, %.1f after".formatted(heap / MIB, after.heap / MIB);
  }

  /// The resident memory of both in words.
  String residentTo(Held after) {
    return "%.1f MiB before, %.1f after".formatted(resident / MIB, after.resident / MIB);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MiB of heap alive, %.1f MiB resident, %d descriptors",
        heap / MIB,
        resident / MIB,
        descriptors);
  }
}
