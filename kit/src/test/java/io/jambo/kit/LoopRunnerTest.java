package io.jambo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopRunnerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RealKit kit = new RealKit();

  /// Does nothing until a gate is opened, each turn.
  private record Waiting(Kit kit, Gate gate) implements Loop {
    @Override
    public int turn(long now) {
      boolean _ = kit.await(gate, Kit.NEVER);
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
    try (var runner = LoopRunner.start(kit, "asked", new Waiting(kit, open))) {
      kit.open(open);
      assertThat(runner.turnsBy(kit.in(PATIENCE))).isTrue();
    }
  }

  @Test
  void aLoopThatIsStuckIsFoundSo() {
    var closed = new Gate();
    try (var runner = LoopRunner.start(kit, "stuck", new Waiting(kit, closed))) {
      assertThat(runner.turnsBy(kit.nanos())).isFalse();
      kit.open(closed);
    }
  }
}
