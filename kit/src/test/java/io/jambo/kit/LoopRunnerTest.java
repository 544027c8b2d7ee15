package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RealKit kit = new RealKit();

  /// Stays in its first turn until a gate is opened; every later one does nothing.
  private static final class Held implements Loop {
    private final Kit kit;
    private final Gate gate;
    private boolean released;

    Held(Kit kit, Gate gate) {
      this.kit = kit;
      this.gate = gate;
    }

    @Override
    public int turn(long now) {
      released = released || kit.await(gate, Kit.NEVER);
      return 0;
    }

    @Override
    public long nextDue() {
      return Kit.NEVER;
    }
  }

  @Test
  void aSleepingLoopThatIsAskedMakesATurn() {
    var open = new Gate();
    kit.open(open);
    try (var runner = LoopRunner.start(kit, "asked", new Held(kit, open))) {
      assertThat(runner.turnsBy(kit.in(PATIENCE))).isTrue();
      assertThat(runner.turnsBy(kit.in(PATIENCE))).as("once more").isTrue();
    }
  }

  @Test
  void aLoopThatIsStuckIsFoundSo() {
    var closed = new Gate();
    try (var runner = LoopRunner.start(kit, "stuck", new Held(kit, closed))) {
      assertThat(runner.turnsBy(kit.nanos())).isFalse();
      kit.open(closed);
    }
  }
}
