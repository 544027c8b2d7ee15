package io.jambo.kit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// A named bound on how many of something there are at once, with its level and how often it was
/// hit.
public final class Limit {
  private final String name;
  private final int most;
  private final AtomicInteger level = new AtomicInteger();
  private final LongAdder hits = new LongAdder();

  /// @param most how many may be taken at once
  public Limit(String name, int most) {
    this.name = name;
    this.most = most;
  }

  /// Takes one; false (and one more hit) when the bound is reached.
  public boolean take() {
    if (level.incrementAndGet() > most) {
      level.decrementAndGet();
      hits.increment();
      return false;
    }
    return true;
  }

  /// Gives one back.
  ///
  /// @throws IllegalStateException when none was taken: a bug of ours
  public void release() {
    if (level.decrementAndGet() < 0) {
      throw new IllegalStateException(name + " released more often than taken");
    }
  }

  /// Its name, as it stands in metrics.
  public String name() {
    return name;
  }

  /// How many are taken now.
  public int level() {
    return level.get();
  }

  /// How often it was reached.
  public long hits() {
    return hits.sum();
  }
}
