package io.jambo.rest;

import io.jambo.kit.Kit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests in fixed windows (rest-api.md 1.5). Callable from any task.
final class Rates {
  /// Callers that are told apart; when there are more, new ones share one allowance.
  private static final int MOST_KEYS = 100_000;

  private static final String OTHERS = "others";
  private static final long SECOND = 1_000_000_000L;

  private final Kit kit;
  private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

  Rates(Kit kit) {
    this.kit = kit;
  }

  /// What is left to a caller.
  ///
  /// @param left requests of this window; negative when it is over its bound
  /// @param seconds until the window ends
  record Left(int most, int left, long seconds) {
    boolean exceeded() {
      return left < 0;
    }
  }

  private record Window(long end, AtomicInteger count) {}

  /// Counts one request of that caller.
  Left count(String caller, RestSettings.Rate rate) {
    long now = kit.nanos();
    var window = window(caller, now, rate);
    int used = window.count().incrementAndGet();
    long seconds = Math.max(1, (window.end() - now + SECOND - 1) / SECOND);
    return new Left(rate.most(), Math.max(-1, rate.most() - used), seconds);
  }

  private Window window(String caller, long now, RestSettings.Rate rate) {
    var window = windows.get(caller);
    if (window != null && window.end() > now) {
      return window;
    }
    if (window == null && windows.size() >= MOST_KEYS) {
      windows.values().removeIf(old -> old.end() <= now);
      if (windows.size() >= MOST_KEYS) {
        return fresh(OTHERS, now, rate);
      }
    }
    return fresh(caller, now, rate);
  }

  private Window fresh(String key, long now, RestSettings.Rate rate) {
    return windows.merge(
        key,
        new Window(now + rate.window().toNanos(), new AtomicInteger()),
        (old, made) -> old.end() > now ? old : made);
  }
}
