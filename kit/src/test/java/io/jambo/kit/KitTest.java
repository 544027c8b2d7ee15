package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KitTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final RealKit kit = new RealKit();

  @Test
  void aGateThatWasOpenedBeforeLetsItsWaiterPassOnce() {
    var gate = new Gate();
    kit.open(gate);
    kit.open(gate);

    assertThat(kit.await(gate, kit.in(SOON))).isTrue();
    assertThat(kit.await(gate, kit.nanos())).isFalse();
  }

  @Test
  void aWaiterIsWokenByAnotherTask() {
    var gate = new Gate();
    var _ = kit.fork("opener", () -> kit.open(gate));

    assertThat(kit.await(gate, kit.in(SOON))).isTrue();
  }

  @Test
  void aCancelledTaskLeavesItsWaitAtOnce() {
    var ended = new Gate();
    var wentOn = new AtomicBoolean();
    var fork =
        kit.fork(
            "waiter",
            () -> {
              try {
                kit.pause(Duration.ofDays(1));
                wentOn.set(true);
              } finally {
                kit.open(ended);
              }
            });

    fork.cancel();

    assertThat(kit.await(ended, kit.in(SOON))).isTrue();
    assertThat(wentOn).isFalse();
  }

  @Test
  void anInboxKeepsTheOrderAndSaysWhenItIsFull() {
    var inbox = new Inbox<Integer>(kit, 2);

    assertThat(inbox.offer(1)).isTrue();
    assertThat(inbox.offer(2)).isTrue();
    assertThat(inbox.offer(3)).isFalse();

    assertThat(inbox.take(kit.nanos())).contains(1);
    assertThat(inbox.offer(4)).isTrue();
    assertThat(inbox.take(kit.nanos())).contains(2);
    assertThat(inbox.take(kit.nanos())).contains(4);
    assertThat(inbox.take(kit.nanos())).isEmpty();
  }

  @Test
  void anInboxDeliversEverythingThatManyWritersOffer() {
    var inbox = new Inbox<Integer>(kit, 10_000);
    for (int writer = 0; writer < 4; writer++) {
      var _ =
          kit.fork(
              "writer",
              () -> {
                for (int entry = 0; entry < 1_000; entry++) {
                  assertThat(inbox.offer(entry)).isTrue();
                }
              });
    }

    int received = 0;
    while (received < 4_000 && inbox.take(kit.in(SOON)).isPresent()) {
      received++;
    }
    assertThat(received).isEqualTo(4_000);
  }

  @Test
  void aScopeClosesTheLatestFirstAndWaitsForItsHelpers() {
    var order = Collections.synchronizedList(new ArrayList<String>());
    var scope = new Scope(kit);
    AutoCloseable first = scope.own(() -> order.add("first"));
    AutoCloseable second = scope.own(() -> order.add("second"));
    var _ =
        scope.fork(
            "helper",
            () -> {
              try {
                kit.pause(Duration.ofDays(1));
              } finally {
                order.add("helper");
              }
            });

    scope.close();
    scope.close();

    assertThat(first).isNotSameAs(second);
    assertThat(order).isEqualTo(List.of("second", "first", "helper"));
  }

  @Test
  void oneResourceThatFailsToCloseDoesNotKeepTheOthersOpen() {
    var closed = new AtomicBoolean();
    var scope = new Scope(kit);
    AutoCloseable good = scope.own(() -> closed.set(true));
    AutoCloseable bad =
        scope.own(() -> {
          throw new IllegalStateException("fault on purpose");
        });

    scope.close();

    assertThat(good).isNotSameAs(bad);
    assertThat(closed).isTrue();
  }

  @Test
  void aLoopTurnsWhenItIsWokenAndWhenItIsDue() {
    var turned = new Gate();
    var loop =
        new Loop() {
          volatile long due = Kit.NEVER;

          @Override
          public int turn(long now) {
            due = Kit.NEVER;
            kit.open(turned);
            return 0;
          }

          @Override
          public long nextDue() {
            return due;
          }
        };
    try (var runner = LoopRunner.start(kit, "loop", loop)) {
      assertThat(kit.await(turned, kit.in(SOON))).isTrue();
      runner.wake();
      assertThat(kit.await(turned, kit.in(SOON))).isTrue();
    }
    assertThat(kit.await(turned, kit.nanos())).isFalse();
  }

  @Test
  void aLimitCountsWhatItRefuses() {
    var limit = new Limit("calls", 1);

    assertThat(limit.take()).isTrue();
    assertThat(limit.take()).isFalse();
    limit.release();

    assertThat(limit.level()).isZero();
    assertThat(limit.hits()).isOne();
    assertThatThrownBy(limit::release).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSidIsAVersionFourUuid() {
    var sid = Sid.random(new Random(7));

    assertThat(sid.value())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(Sid.random(new Random(7))).isEqualTo(sid);
    assertThatThrownBy(() -> new Sid("x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aJournalDropsTheOldestAndSaysSo() {
    var journal = new Journal(kit);
    for (int entry = 0; entry <= Journal.MOST_ENTRIES; entry++) {
      journal.note(Journal.Kind.VERB, "entry " + entry);
    }

    assertThat(journal.entries()).hasSize(Journal.MOST_ENTRIES);
    assertThat(journal.entries().getFirst().what()).isEqualTo("entry 1");
    assertThat(journal.truncated()).isTrue();
  }

  @Test
  void countersKeepTheirSums() {
    var counters = new Counters();
    counters.count("jambo_a_total");
    counters.counter("jambo_a_total").add(2);

    assertThat(counters.value("jambo_a_total")).isEqualTo(3);
    assertThat(counters.value("jambo_b_total")).isZero();
    assertThat(counters.snapshot()).containsOnly(java.util.Map.entry("jambo_a_total", 3L));
  }
}
