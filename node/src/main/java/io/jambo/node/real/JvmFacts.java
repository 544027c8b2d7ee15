package io.jambo.node.real;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the JVM says of itself, by the names that everybody's dashboards know (operations.md 6).
/// Its beans are looked for when first asked, not while the node starts.
public final class JvmFacts {
  private static final double MILLIS = 1e3;

  private JvmFacts() {}

  /// The levels now.
  public static Map<String, Number> gauges() {
    var facts = new LinkedHashMap<String, Number>();
    for (var pool : ManagementFactory.getMemoryPoolMXBeans()) {
      var label = "{pool=\"" + pool.getName() + "\"}";
      facts.put("jvm_memory_pool_used_bytes" + label, pool.getUsage().getUsed());
      var collected = pool.getCollectionUsage();
      if (collected != null) {
        facts.put("jvm_memory_pool_collection_used_bytes" + label, collected.getUsed());
      }
    }
    facts.put("jvm_threads_current", ManagementFactory.getThreadMXBean().getThreadCount());
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      facts.put("process_open_fds", system.getOpenFileDescriptorCount());
      facts.put("process_max_fds", system.getMaxFileDescriptorCount());
    }
    facts.put(
        "process_start_time_seconds", ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
    return facts;
  }

  /// How often the collectors ran, and for how long in seconds.
  public static Map<String, Number> counters() {
    var facts = new LinkedHashMap<String, Number>();
    for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      var label = "{gc=\"" + collector.getName() + "\"}";
      facts.put("jvm_gc_collections_total" + label, collector.getCollectionCount());
      facts.put("jvm_gc_collection_seconds_total" + label, collector.getCollectionTime() / MILLIS);
    }
    return facts;
  }
}
