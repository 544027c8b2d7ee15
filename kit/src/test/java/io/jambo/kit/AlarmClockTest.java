package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AlarmClockTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RealKit kit = new RealKit();

  @Test
  void aShortWaitThatBeginsAfterALongOneDoesNotWaitForIt() throws InterruptedException {
    var ofLong = kit.fork("long", () -> kit.pause(Duration.ofDays(1)));
    for (int round = 0; round < 200; round++) {
      var ended = new CountDownLatch(1);
      var _ =
          kit.fork(
              "short",
              () -> {
                kit.pause(Duration.ofMillis(2));
                ended.countDown();
              });

      assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
    ofLong.cancel();
  }

  @Test
  void whoeverWaitsIsWokenHoweverManyBeginAtOnce() throws InterruptedException {
    int waiters = 5_000;
    var random = new Random(3);
    var ended = new CountDownLatch(waiters);
    var opened = new AtomicInteger();
    for (int waiter = 0; waiter < waiters; waiter++) {
      long nanos = random.nextInt(40_000_000);
      var _ =
          kit.fork(
              "waiter",
              () -> {
                if (kit.await(new Gate(), kit.nanos() + nanos)) {
                  opened.incrementAndGet();
                }
                ended.countDown();
              });
    }

    assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(opened).hasValue(0);
  }

  @Test
  void itForgetsWhoWaitsNoMore() {
    var clock = new AlarmClock();
    var alarm = clock.set(SOON.toNanos());
    assertThat(clock.size()).isOne();

    clock.clear(alarm);

    assertThat(clock.size()).isZero();
  }

  @Test
  void aWaitThatIsAnsweredLeavesNoAlarmBehind() throws InterruptedException {
    var clock = new AlarmClock();
    var own = new RealKit(clock);
    var ended = new CountDownLatch(1);
    var gate = new Gate();
    var _ =
        own.fork(
            "waiter",
            () -> {
              boolean _ = own.await(gate, own.in(SOON));
              ended.countDown();
            });
    while (clock.size() == 0) {
      Thread.onSpinWait();
    }

    own.open(gate);

    assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(clock.size()).isZero();
  }

  @Test
  void itWakesTheThreadThatHasSetIt() {
    var clock = new AlarmClock();
    long began = System.nanoTime();
    long wait = Duration.ofMillis(5).toNanos();

    var _ = clock.set(wait);
    while (clock.size() > 0) {
      LockSupport.park(this);
    }

    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(wait);
  }
}
