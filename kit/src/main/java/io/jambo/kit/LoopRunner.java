package io.jambo.kit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;

/// Drives one [Loop] until it is closed: turn, and sleep until the next one is due or somebody
/// wakes it.
public final class LoopRunner implements AutoCloseable {
  private final Kit kit;
  private final Gate ended = new Gate();
  private final Loop loop;
  private final LongConsumer sleep;
  private final Runnable wake;
  private final Queue<Gate> askers = new ConcurrentLinkedQueue<>();
  private volatile boolean open = true;

  private LoopRunner(Kit kit, Loop loop, LongConsumer sleep, Runnable wake) {
    this.kit = kit;
    this.loop = loop;
    this.sleep = sleep;
    this.wake = wake;
  }

  /// Starts a loop that sleeps on a gate, woken by [#wake()].
  public static LoopRunner start(Kit kit, String name, Loop loop) {
    var gate = new Gate();
    return start(
        kit,
        name,
        loop,
        deadline -> {
          boolean _ = kit.await(gate, deadline);
        },
        () -> kit.open(gate));
  }

  /// Starts a loop with its own way to sleep until a deadline (a selector, say) and to be woken.
  public static LoopRunner start(
      Kit kit, String name, Loop loop, LongConsumer sleepUntil, Runnable wake) {
    var runner = new LoopRunner(kit, loop, sleepUntil, wake);
    var _ = kit.forkLoop(name, runner::run);
    return runner;
  }

  /// Makes the loop turn soon; callable from any thread, cheap when it is awake.
  public void wake() {
    wake.run();
  }

  /// Whether it makes a turn before the deadline: a loop that does not is stuck. Any task; each
  /// asker waits here no longer than that.
  public boolean turnsBy(long deadline) {
    var turned = new Gate();
    askers.add(turned);
    try {
      wake.run();
      return kit.await(turned, deadline);
    } finally {
      askers.remove(turned);
    }
  }

  /// Ends the loop after its present turn and waits until it has ended.
  @Override
  public void close() {
    if (open) {
      open = false;
      wake.run();
      boolean _ = kit.await(ended, Kit.NEVER);
    }
  }

  private void run() {
    try {
      while (open) {
        boolean idle = loop.turn(kit.nanos()) == 0;
        for (var asker = askers.poll(); asker != null; asker = askers.poll()) {
          kit.open(asker);
        }
        if (idle && open) {
          sleep.accept(loop.nextDue());
        }
      }
    } finally {
      kit.open(ended);
    }
  }
}
