package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Counts wrong passwords in a sliding window: by user and source, and by source alone, so that one
/// address can't lock a user out of another (rest-api.md 3.1). Callable from any task.
final class LockOut {
  /// Users and sources that are told apart; when there are more, the least recent may be forgotten.
  private static final int MOST_KEYS = 100_000;

  private final Kit kit;
  private final Supplier<AuthSettings> settings;
  private final ConcurrentHashMap<String, List<Long>> failures = new ConcurrentHashMap<>();

  LockOut(Kit kit, Supplier<AuthSettings> settings) {
    this.kit = kit;
    this.settings = settings;
  }

  /// Whether that source has tried wrong passwords too often, of that user or at all.
  boolean locked(Optional<Sid> user, String source) {
    var now = settings.get();
    return count(source) >= now.sourceFailures()
        || user.map(sid -> count(key(sid, source)) >= now.userFailures()).orElse(false);
  }

  /// One more.
  void failed(Optional<Sid> user, String source) {
    add(source);
    user.ifPresent(sid -> add(key(sid, source)));
  }

  /// That user has come in from there.
  void passed(Sid user, String source) {
    failures.remove(key(user, source));
  }

  private static String key(Sid user, String source) {
    return user + " " + source;
  }

  private long count(String key) {
    long since = since();
    return failures.getOrDefault(key, List.of()).stream().filter(at -> at > since).count();
  }

  private void add(String key) {
    long since = since();
    if (failures.size() >= MOST_KEYS) {
      failures.values().removeIf(times -> times.getLast() <= since);
      if (failures.size() >= MOST_KEYS) {
        failures.keySet().stream().findFirst().ifPresent(failures::remove);
      }
    }
    long now = kit.nanos();
    int most = Math.max(settings.get().sourceFailures(), settings.get().userFailures());
    failures.merge(key, List.of(now), (old, one) -> latest(old, one, since, most));
  }

  private static List<Long> latest(List<Long> old, List<Long> one, long since, int most) {
    var all = Stream.concat(old.stream().filter(at -> at > since), one.stream()).toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private long since() {
    Duration window = settings.get().failureWindow();
    return kit.nanos() - window.toNanos();
  }
}
