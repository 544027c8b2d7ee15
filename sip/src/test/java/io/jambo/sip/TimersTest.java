package io.jambo.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimersTest {
  @Test
  void theEarlierFiresFirstAndTheEarlierSetAmongEquals() {
    var timers = new Timers();
    var fired = new ArrayList<String>();
    timers.in(20, () -> fired.add("late"));
    timers.in(10, () -> fired.add("first of two"));
    timers.in(10, () -> fired.add("second of two"));
    assertThat(timers.nextDue()).isEqualTo(10);
    while (timers.count() > 0) {
      timers.fireNext();
    }
    assertThat(fired).containsExactly("first of two", "second of two", "late");
    assertThat(timers.nextDue()).isEqualTo(Kit.NEVER);
  }

  @Test
  void aCancelledTimerIsGoneAndCancellingItAgainHarmsNobody() {
    var timers = new Timers();
    var gone = timers.in(10, () -> {});
    timers.in(20, () -> {});
    timers.cancel(gone);
    timers.cancel(gone);
    assertThat(timers.count()).isOne();
    assertThat(timers.nextDue()).isEqualTo(20);
  }

  @Test
  void anyMixOfSettingAndCancellingKeepsTheOrder() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      var timers = new Timers();
      var fired = new ArrayList<Integer>();
      var expected = new TreeMap<Long, Integer>();
      var live = new ArrayList<Timers.Timer>();
      for (int i = 0; i < 200; i++) {
        int name = i;
        long due = random.nextInt(50);
        live.add(timers.in(due, () -> fired.add(name)));
        expected.put(due * 1_000 + i, i);
        if (random.nextInt(3) == 0) {
          int victim = random.nextInt(live.size());
          timers.cancel(live.get(victim));
          expected.values().remove(victim);
        }
      }
      assertThat(timers.count()).isEqualTo(expected.size());
      while (timers.count() > 0) {
        timers.fireNext();
      }
      assertThat(fired).as("seed %d", seed).isEqualTo(List.copyOf(expected.values()));
    }
  }
}
