package io.jambo.interop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Watches whether the machine goes on at all: bare threads, some for each core, that do nothing
/// but wake up, and know how much too late they did.
final class Standstill implements AutoCloseable {
  private static final long STEP_NANOS = 5_000_000;
  private static final int OF_A_CORE = 3;

  private final AtomicLong longest = new AtomicLong();
  private volatile boolean watching = true;

  Standstill() {
    IntStream.range(0, OF_A_CORE * Runtime.getRuntime().availableProcessors())
        .forEach(_ -> Thread.ofPlatform().name("standstill").daemon().start(this::watch));
  }

  /// By how much the latest of them was late until now.
  Duration longest() {
    return Duration.ofNanos(longest.get());
  }

  private void watch() {
    while (watching) {
      long began = System.nanoTime();
      LockSupport.parkNanos(STEP_NANOS);
      longest.accumulateAndGet(System.nanoTime() - began - STEP_NANOS, Math::max);
    }
  }

  @Override
  public void close() {
    watching = false;
  }
}
