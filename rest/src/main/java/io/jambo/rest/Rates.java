package io.jambo.rest;

import io.jambo.kit.Kit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts requests in fixed windows (rest-api.md 1.5). Callable from any task.
final class Rates {
  /// Callers that are told apart; when there are more, new ones share one allowance.
  private static final int MOST_KEYS = 100_000;

  private static final String REMAINING = "RateLimit-Remaining";
  private static final String OTHERS = "others";
  private static final long SECOND = 1_000_000_000L;

  private final Kit kit;
  private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

  Rates(Kit kit) {
    this.kit = kit;
  }

  /// What is left to a caller.
  ///
  /// @param left requests of this window; negative when it is over its bound: how many were refused
  /// @param seconds until the window ends
  record Left(int most, int left, long seconds) {
    /// Whether it is the first of its window that is over the bound.
    boolean first() {
      return left == -1;
    }

    /// Puts it into the headers of an answer, unless they tell of a bound that leaves less.
    void tell(Map<String, String> headers) {
      int remaining = Math.max(0, left);
      var told = headers.get(REMAINING);
      if (told == null || remaining <= Integer.parseInt(told)) {
        headers.put("RateLimit-Limit", Integer.toString(most));
        headers.put(REMAINING, Integer.toString(remaining));
        headers.put("RateLimit-Reset", Long.toString(seconds));
      }
    }

    /// @throws Refused with 429 and these words when it is over its bound
    void check(String words) {
      if (left < 0) {
        throw Refused.text(429, words).and("Retry-After", Long.toString(seconds));
      }
    }
  }

  private record Window(long end, AtomicInteger count) {}

  /// Counts one request of that caller.
  Left count(String caller, RestSettings.Rate rate) {
    long now = kit.nanos();
    var window = window(caller, now, rate);
    int used = window.count().incrementAndGet();
    long seconds = Math.max(1, (window.end() - now + SECOND - 1) / SECOND);
    return new Left(rate.most(), rate.most() - used, seconds);
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
