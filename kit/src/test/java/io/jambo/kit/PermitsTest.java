package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RealKit kit = new RealKit();
  private final Permits permits = new Permits(kit, 1, 1);

  @Test
  void whoeverComesFirstHasItAndTheNextWaits() {
    assertThat(permits.take(kit.nanos())).isEqualTo(Permits.Outcome.TAKEN);
    assertThat(permits.take(kit.nanos())).isEqualTo(Permits.Outcome.LATE);
    assertThat(permits.held()).isOne();
    assertThat(permits.waiting()).isZero();
  }

  @Test
  void aReleasedPermitGoesToTheFirstInLineAndAFullLineTurnsAway() {
    permits.take(kit.nanos());
    var outcome = new AtomicReference<Permits.Outcome>();
    var got = new Gate();
    var _ =
        kit.fork(
            "waiter",
            () -> {
              outcome.set(permits.take(kit.in(SOON)));
              kit.open(got);
            });
    while (permits.waiting() == 0) {
      kit.pause(Duration.ofMillis(1));
    }

    assertThat(permits.take(kit.in(SOON))).isEqualTo(Permits.Outcome.FULL);
    permits.release();
    assertThat(kit.await(got, kit.in(SOON))).isTrue();
    assertThat(outcome).hasValue(Permits.Outcome.TAKEN);
    assertThat(permits.held()).isOne();
  }

  @Test
  void whoeverCanWaitComesAfterThoseWhoCameLaterAndCannot() {
    permits.take(kit.nanos());
    var order = new CopyOnWriteArrayList<String>();
    var last = new Gate();
    inLine("patient", () -> permits.takePatiently(kit.in(SOON)), order, last);
    inLine("patient too", () -> permits.takePatiently(kit.in(SOON)), order, last);
    inLine("hasty", () -> permits.take(kit.in(SOON)), order, last);

    permits.release();
    assertThat(kit.await(last, kit.in(SOON))).isTrue();
    assertThat(order).containsExactly("hasty", "patient", "patient too");
    assertThat(permits.held()).isZero();
  }

  /// Three come, and whoever has had its turn lets the next one have it.
  private void inLine(
      String name, Supplier<Permits.Outcome> taking, List<String> order, Gate last) {
    int before = permits.waiting();
    var _ =
        kit.fork(
            name,
            () -> {
              assertThat(taking.get()).isEqualTo(Permits.Outcome.TAKEN);
              order.add(name);
              boolean ends = order.size() == 3;
              permits.release();
              if (ends) {
                kit.open(last);
              }
            });
    while (permits.waiting() == before) {
      kit.pause(Duration.ofMillis(1));
    }
  }

  @Test
  void onePatientWhoseTimeIsOverLeavesItsLineAndNobodyElseHasItsTurnForThat() {
    permits.take(kit.nanos());
    var got = new Gate();
    var _ =
        kit.fork(
            "waiter",
            () -> {
              permits.takePatiently(kit.in(SOON));
              kit.open(got);
            });
    while (permits.waiting() == 0) {
      kit.pause(Duration.ofMillis(1));
    }

    assertThat(permits.takePatiently(kit.nanos())).isEqualTo(Permits.Outcome.LATE);
    assertThat(kit.await(got, kit.in(Duration.ofMillis(200)))).isFalse();
    permits.release();
    assertThat(kit.await(got, kit.in(SOON))).isTrue();
    assertThat(permits.held()).isOne();
  }

  @Test
  void oneWhoIsCancelledLeavesTheLine() {
    permits.take(kit.nanos());
    var gone = new Gate();
    var waiter =
        kit.fork(
            "waiter",
            () -> {
              try {
                permits.take(kit.in(SOON));
              } finally {
                kit.open(gone);
              }
            });
    while (permits.waiting() == 0) {
      kit.pause(Duration.ofMillis(1));
    }

    waiter.cancel();

    assertThat(kit.await(gone, kit.in(SOON))).isTrue();
    permits.release();
    assertThat(permits.held()).isZero();
    assertThat(permits.take(kit.nanos())).isEqualTo(Permits.Outcome.TAKEN);
  }

  @Test
  void givingBackWhatNobodyTookIsABug() {
    assertThatThrownBy(permits::release).isInstanceOf(IllegalStateException.class);
  }
}
