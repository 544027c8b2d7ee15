package io.jambo.sip;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Addresses that are not heard for a while (security.md 13). Callable from any thread.
final class Bans {
  /// Addresses at once; with more, a new one is not added.
  static final int MOST = 100_000;

  private final Map<InetAddress, Long> until = new ConcurrentHashMap<>();

  /// Bans until that time; those that have passed make room first.
  void add(InetAddress source, long end, long now) {
    if (until.size() >= MOST) {
      until.values().removeIf(over -> over <= now);
    }
    if (until.size() < MOST) {
      until.put(source, end);
    }
  }

  /// Whether it is banned now.
  boolean holds(InetAddress source, long now) {
    if (until.isEmpty()) {
      return false;
    }
    var end = until.get(source);
    if (end == null || end > now) {
      return end != null;
    }
    until.remove(source, end);
    return false;
  }

  int count() {
    return until.size();
  }
}
