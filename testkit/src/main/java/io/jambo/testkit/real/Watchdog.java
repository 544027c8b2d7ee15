package io.jambo.testkit.real;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Barks when a count stands still on a real clock: somebody waits, or spins, outside the kit.
public final class Watchdog implements AutoCloseable {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("watchdog").unstarted(task));

  private final LongSupplier progress;
  private final Runnable bark;
  private final ScheduledFuture<?> visits;
  private long seen = -1;

  private Watchdog(LongSupplier progress, Duration patience, Runnable bark) {
    this.progress = progress;
    this.bark = bark;
    this.visits =
        CLOCK.scheduleAtFixedRate(this::look, 0, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Looks once every `patience`, and barks each time nothing has moved since the last look.
  public static Watchdog watch(LongSupplier progress, Duration patience, Runnable bark) {
    return new Watchdog(progress, patience, bark);
  }

  @Override
  public void close() {
    boolean _ = visits.cancel(false);
  }

  private void look() {
    long now = progress.getAsLong();
    if (now == seen) {
      bark.run();
    }
    seen = now;
  }
}
