package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what becomes true by itself.
final class Patience {
  private static final Kit KIT = new RealKit();
  private static final Duration STEP = Duration.ofMillis(100);

  private Patience() {}

  /// Fails when it is not so after that time.
  static void until(String what, Duration most, BooleanSupplier there) {
    long deadline = KIT.in(most);
    while (!there.getAsBoolean() && KIT.nanos() < deadline) {
      KIT.pause(STEP);
    }
    assertThat(there.getAsBoolean()).as(what).isTrue();
  }
}
