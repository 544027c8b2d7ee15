package io.jambo.testkit;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Loop;
import io.jambo.kit.LoopRunner;
import io.jambo.kit.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WorldTest {
  @Test
  void virtualTimeJumpsWhenAllWait() {
    try (var world = World.seed(1)) {
      long before = world.nanos();
      world.passes(ofHours(24));

      assertThat(Duration.ofNanos(world.nanos() - before)).isEqualTo(ofHours(24));
      assertThat(world.wallClock()).isEqualTo(World.EPOCH.plus(ofHours(24)));
    }
  }

  @Test
  void theWallClockCanBeSteppedAlone() {
    try (var world = World.seed(1)) {
      world.stepWallClock(ofHours(-1));

      assertThat(world.wallClock()).isEqualTo(World.EPOCH.minus(ofHours(1)));
    }
  }

  @Test
  void aStampMadeBetweenALeapAndTheLeapBackIsNotHeldAgainstTheClock() {
    try (var world = World.seed(1)) {
      assertThat(world.comparableSeconds()).isPresent();
      world.stepWallClock(ofHours(1));
      world.stepWallClock(ofHours(-1));

      assertThat(world.comparableSeconds()).isEmpty();
    }
  }

  @Test
  void oneSeedGivesOneTrace() {
    assertThat(storyOf(7)).isEqualTo(storyOf(7));
    // Known from another JVM: the trace must not depend on hash codes, heap or scheduling.
    assertThat(Long.toHexString(storyOf(7))).isEqualTo("81d23de2c91db25e");
  }

  @Test
  void otherSeedsGiveOtherOrders() {
    var traces = new HashSet<Long>();
    for (long seed = 0; seed < 50; seed++) {
      traces.add(storyOf(seed));
    }

    assertThat(traces).hasSize(50);
  }

  /// Five tasks that draw lots and wake one another.
  private static long storyOf(long seed) {
    try (var world = World.seed(seed)) {
      var inbox = new Inbox<Integer>(world, 100);
      for (int i = 0; i < 5; i++) {
        int id = i;
        var _ =
            world.fork(
                "writer " + i,
                () -> {
                  for (int n = 0; n < 10; n++) {
                    world.pause(ofMillis(world.random().nextInt(5)));
                    assertThat(inbox.offer(id)).isTrue();
                  }
                });
      }
      for (int i = 0; i < 50; i++) {
        world.note(inbox.take(Kit.NEVER).orElseThrow());
      }
      return world.trace();
    }
  }

  @Test
  void anOpenGateGoesBeforeACancellationAndADeadline() {
    try (var world = World.seed(1)) {
      var seen = new ArrayList<String>();
      var gate = new Gate();
      world.open(gate);
      var fork =
          world.fork(
              "waiter",
              () -> {
                seen.add("first " + world.await(gate, world.nanos()));
                boolean _ = world.await(gate, Kit.NEVER);
                seen.add("second");
              });
      fork.cancel();
      world.passes(ofMillis(1));

      assertThat(seen).containsExactly("first true");
      assertThat(world.unfinished()).isEmpty();
    }
  }

  @Test
  void aCancelledWaiterUnwindsInThatMoment() {
    try (var world = World.seed(1)) {
      var unwound = new AtomicReference<>(-1L);
      var fork =
          world.fork(
              "waiter",
              () -> {
                try {
                  world.pause(ofHours(1));
                } finally {
                  unwound.set(world.nanos());
                }
              });
      world.passes(ofSeconds(1));
      long now = world.nanos();
      fork.cancel();
      world.passes(ofSeconds(1));

      assertThat(unwound.get()).isEqualTo(now);
    }
  }

  @Test
  void theAlarmOfAnEarlierWaitIsStale() {
    try (var world = World.seed(1)) {
      var gate = new Gate();
      var woken = new ArrayList<Boolean>();
      var _ =
          world.fork(
              "waiter",
              () -> {
                woken.add(world.await(gate, world.in(ofSeconds(2))));
                woken.add(world.await(gate, world.in(ofSeconds(60))));
              });
      world.passes(ofSeconds(1));
      world.open(gate);
      world.passes(ofSeconds(30));

      assertThat(woken).containsExactly(true);
    }
  }

  @Test
  void untilGoesOnBeforeAnybodyElseDoes() {
    for (long seed = 0; seed < 20; seed++) {
      try (var world = World.seed(seed)) {
        var value = new AtomicInteger();
        var gate = new Gate();
        var _ =
            world.fork(
                "second",
                () -> {
                  boolean _ = world.await(gate, Kit.NEVER);
                  value.set(2);
                });
        var _ =
            world.fork(
                "first",
                () -> {
                  world.pause(ofSeconds(1));
                  value.set(1);
                  world.open(gate);
                });

        assertThat(world.until(() -> value.get() == 1, ofSeconds(2))).isTrue();
        assertThat(value).hasValue(1);
      }
    }
  }

  @Test
  void whatHasNotBegunWhenTheWorldClosesNeverBegins() {
    var begun = new AtomicInteger();
    try (var world = World.seed(1)) {
      var _ = world.fork("late", begun::incrementAndGet);
    }

    assertThat(begun).hasValue(0);
  }

  @Test
  void untilReturnsInTheVeryMomentTheConditionHolds() {
    try (var world = World.seed(3)) {
      var count = new AtomicInteger();
      var _ =
          world.fork(
              "counter",
              () -> {
                for (int i = 0; i < 10; i++) {
                  world.pause(ofSeconds(1));
                  count.incrementAndGet();
                }
              });
      long before = world.nanos();

      assertThat(world.until(() -> count.get() == 4, ofSeconds(100))).isTrue();
      assertThat(Duration.ofNanos(world.nanos() - before)).isEqualTo(ofSeconds(4));
      assertThat(world.until(() -> count.get() == 99, ofSeconds(2))).isFalse();
      assertThat(Duration.ofNanos(world.nanos() - before)).isEqualTo(ofSeconds(6));
    }
  }

  @Test
  void eventsHappenInTheirOrderUnlessCalledOff() {
    try (var world = World.seed(1)) {
      var seen = new ArrayList<String>();
      var _ = world.after(ofMillis(20), () -> seen.add("late"));
      var _ = world.after(ofMillis(10), () -> seen.add("early"));
      var _ = world.after(ofMillis(20), () -> seen.add("latest"));
      world.after(ofMillis(15), () -> seen.add("never")).callOff();
      world.passes(ofSeconds(1));

      assertThat(seen).containsExactly("early", "late", "latest");
    }
  }

  @Test
  void theFaultOfATaskFailsTheTestWithSeedAndTrace() {
    assertThatThrownBy(
            () -> {
              try (var world = World.seed(42)) {
                var _ = world.fork("faulty", () -> failing("boom"));
                world.passes(ofSeconds(1));
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 42")
        .hasRootCauseMessage("boom");
  }

  private static void failing(String why) {
    throw new IllegalStateException(why);
  }

  @Test
  void aWaitThatCanNeverEndIsAFault() {
    assertThatThrownBy(
            () -> {
              try (var world = World.seed(1)) {
                boolean _ = world.await(new Gate(), Kit.NEVER);
              }
            })
        .hasRootCauseMessage("everybody waits for ever: []");
  }

  @Test
  void aForeignThreadIsFound() {
    try (var world = World.seed(1)) {
      var caught = new AtomicReference<Throwable>();
      var thread = Thread.ofVirtual().unstarted(() -> world.open(new Gate()));
      thread.setUncaughtExceptionHandler((_, thrown) -> caught.set(thrown));
      thread.start();
      assertThat(joined(thread)).isTrue();

      assertThat(caught.get()).hasMessage("foreign thread in the World");
    }
  }

  private static boolean joined(Thread thread) {
    try {
      return thread.join(ofSeconds(20));
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Test
  void whoBlocksOutsideTheKitIsBarkedAt() {
    assertThatThrownBy(
            () -> {
              try (var world = World.impatient(1, ofMillis(100))) {
                var never = new java.util.concurrent.CountDownLatch(1);
                var _ = world.fork("stuck", () -> blocked(never));
                world.passes(ofSeconds(1));
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no hand-over")
        .hasMessageContaining("stuck")
        .hasMessageContaining("blocked");
  }

  private static void blocked(java.util.concurrent.CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Test
  void whatIsLeftBehindHasAName() {
    try (var world = World.seed(1)) {
      var _ = world.fork("forgotten", () -> world.pause(ofHours(1)));
      var _ = world.forkLoop("media", () -> world.pause(ofHours(1)));
      var _ = world.fork("done", () -> {});
      world.passes(ofSeconds(1));

      assertThat(world.unfinished()).containsExactly("forgotten", "media (loop)");
    }
  }

  @Test
  void closingUnwindsEveryTask() {
    var unwound = new ArrayList<String>();
    try (var world = World.seed(1)) {
      for (var name : List.of("a", "b", "c")) {
        var _ = world.fork(name, () -> sleeper(world, name, unwound));
      }
      world.passes(ofSeconds(1));
    }

    assertThat(unwound).containsExactly("a", "b", "c");
  }

  private static void sleeper(World world, String name, List<String> unwound) {
    try (var scope = new Scope(world)) {
      var _ = scope.fork("helper of " + name, () -> world.pause(ofHours(2)));
      world.pause(ofHours(1));
    } finally {
      unwound.add(name);
    }
  }

  @Test
  void aLoopOfTheKitTurnsOnlyWhenItIsDueOrWoken() {
    try (var world = World.seed(1)) {
      var loop = new Metronome(world.nanos());
      try (var runner = LoopRunner.start(world, "metronome", loop)) {
        world.passes(ofMillis(95));
        runner.wake();
        world.passes(ofMillis(1));
      }

      assertThat(loop.beats).isEqualTo(5);
      assertThat(loop.turns).isLessThan(15);
      assertThat(world.unfinished()).isEmpty();
    }
  }

  /// A beat every 20 ms.
  private static final class Metronome implements Loop {
    private long next;
    private int beats;
    private int turns;

    Metronome(long now) {
      next = now;
    }

    @Override
    public int turn(long now) {
      turns++;
      if (now < next) {
        return 0;
      }
      beats++;
      next += ofMillis(20).toNanos();
      return 1;
    }

    @Override
    public long nextDue() {
      return next;
    }
  }
}
