package io.jambo.testkit.real;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Barks when a count stands still on a real clock: somebody waits, or spins, outside the kit.
///
/// On a busy machine slow is not stuck: it barks early only when the holder stands where it stood.
public final class Watchdog implements AutoCloseable {
  /// So many looks without progress are too many wherever the holder stands: it spins.
  private static final int MOST_LOOKS = 12;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("watchdog").unstarted(task));

  private final LongSupplier progress;
  private final Supplier<String> place;
  private final Consumer<String> bark;
  private final ScheduledFuture<?> visits;
  private long seen = -1;
  private String stood = "";
  private int looks;

  private Watchdog(
      LongSupplier progress, Supplier<String> place, Duration patience, Consumer<String> bark) {
    this.progress = progress;
    this.place = place;
    this.bark = bark;
    long pause = patience.toNanos() / 2;
    this.visits = CLOCK.scheduleAtFixedRate(this::look, 0, pause, TimeUnit.NANOSECONDS);
  }

  /// Looks twice in that time, and barks, with the place, when nothing has moved in it.
  ///
  /// @param place where the holder stands, one line a frame
  public static Watchdog watch(
      LongSupplier progress, Supplier<String> place, Duration patience, Consumer<String> bark) {
    return new Watchdog(progress, place, patience, bark);
  }

  @Override
  public void close() {
    boolean _ = visits.cancel(false);
  }

  private void look() {
    long now = progress.getAsLong();
    looks = now == seen ? looks + 1 : 0;
    seen = now;
    if (looks > 0) {
      var stands = place.get();
      if (stands.equals(stood) || looks == MOST_LOOKS) {
        bark.accept(stands);
      }
      stood = stands;
    }
  }
}
