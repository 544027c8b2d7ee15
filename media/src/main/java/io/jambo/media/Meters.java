package io.jambo.media;

import io.jambo.kit.Counters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// The engine's counters, asked for once so that counting a packet is one addition (operations.md
/// 5).
final class Meters {
  private final LongAdder in;
  private final LongAdder out;
  private final LongAdder faults;
  private final Map<Drop, LongAdder> dropped = new EnumMap<>(Drop.class);

  Meters(Counters counters) {
    in = counters.counter("jambo_rtp_packets_total{direction=\"in\"}");
    out = counters.counter("jambo_rtp_packets_total{direction=\"out\"}");
    faults = counters.counter("jambo_media_faults_total");
    for (var why : Drop.values()) {
      dropped.put(why, counters.counter("jambo_rtp_dropped_total{reason=\"" + why.label() + "\"}"));
    }
  }

  void received() {
    in.increment();
  }

  void sent() {
    out.increment();
  }

  void dropped(Drop why) {
    Objects.requireNonNull(dropped.get(why)).increment();
  }

  /// An endpoint ended by a fault of ours.
  void fault() {
    faults.increment();
  }
}
