package io.jambo.testkit;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.testkit.real.Strand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Decides who runs next: one ready task drawn by the seed; when nobody is ready, the clock jumps
/// to the next alarm. All of it happens on the thread that holds the baton, so there is nothing to
/// lock.
final class Baton {
  /// Where virtual time begins: not at 0, so that nobody can take 0 for "not set" unpunished.
  private static final long START = 1_000_000_000L;

  private final SplittableRandom choice;
  private final List<Task> ready = new ArrayList<>();
  private final List<Task> watching = new ArrayList<>();
  private final Set<Task> unfinished = new LinkedHashSet<>();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingInt(Alarm::order));
  private final Task test;
  private Task holder;
  private long now = START;
  private long trace;
  private int made;
  private int alarmsSet;
  private boolean closing;
  private @Nullable Throwable fault;
  private volatile long handOvers;

  Baton(long seed) {
    choice = new SplittableRandom(seed);
    test = new Task(made++, "test", Task.Kind.TEST);
    test.strand = Strand.current();
    holder = test;
  }

  long now() {
    return now;
  }

  long trace() {
    return trace;
  }

  long handOvers() {
    return handOvers;
  }

  /// Where the holder stands; for the watchdog, which looks in from outside.
  String holderStack() {
    return holder.strand().stack();
  }

  void note(long what) {
    trace = (trace ^ what ^ now * 31 ^ holder.id * 131L) * 0x100000001b3L;
  }

  List<Task> unfinished() {
    return List.copyOf(unfinished);
  }

  /// The task that runs; finds every thread that has slipped past the kit.
  Task me() {
    if (!holder.strand().isCurrent()) {
      throw new IllegalStateException("foreign thread in the World");
    }
    return holder;
  }

  Task start(String name, Task.Kind kind, Runnable body) {
    var task = new Task(made++, name, kind);
    if (!closing) {
      task.strand = Strand.start(name, () -> run(task, body));
      unfinished.add(task);
      ready.add(task);
    }
    return task;
  }

  /// Waits as [Kit#await] says: an open gate comes first, then a cancellation, then the deadline.
  boolean await(Task task, Gate gate, long deadline) {
    if (closing && task != test) {
      throw new Cancelled();
    }
    if (!gate.isOpen() && !task.cancelled) {
      if (deadline <= now) {
        return false;
      }
      sleep(task, gate, deadline);
    }
    if (gate.isOpen()) {
      gate.set(false);
      return true;
    }
    if (task.cancelled) {
      task.cancelled = false;
      throw new Cancelled();
    }
    return false;
  }

  void open(Gate gate) {
    gate.set(true);
    if (gate.waiter() instanceof Task waiting) {
      wake(waiting);
    }
  }

  void cancel(Task task) {
    task.cancelled = true;
    if (task.at != null) {
      wake(task);
    }
  }

  /// From now on the task is also woken, at once, when its condition holds.
  void watch(Task task) {
    watching.add(task);
  }

  void unwatch(Task task) {
    watching.remove(task);
    task.condition = null;
  }

  /// The first fault of any task, which is then known; the test throws it at its next wait.
  @Nullable Throwable takeFault() {
    var known = fault;
    fault = null;
    return known;
  }

  /// Lets every unfinished task unwind: its present wait throws, and so does any later one.
  void close() {
    closing = true;
    for (var task : unfinished()) {
      give(task);
      test.strand().sleepUntilGiven();
    }
  }

  private void run(Task task, Runnable body) {
    try {
      if (!closing) {
        body.run();
      }
    } catch (Cancelled _) {
      // Its starter, or the end of the World, wanted it to end.
    } catch (Throwable thrown) {
      fail(thrown);
    }
    unfinished.remove(task);
    give(closing ? test : next());
  }

  private void sleep(Task task, Gate gate, long deadline) {
    if (gate.waiter() != null) {
      throw new IllegalStateException("two tasks wait at one gate: " + task);
    }
    gate.waiter(task);
    task.at = gate;
    task.waits++;
    if (deadline != Kit.NEVER) {
      alarms.add(new Alarm(deadline, alarmsSet++, task, task.waits));
    }
    var next = next();
    if (next == task) {
      counted();
    } else {
      give(next);
      task.strand().sleepUntilGiven();
    }
    if (closing && task != test) {
      throw new Cancelled();
    }
    note(gate.isOpen() ? 1 : 2);
  }

  private void wake(Task task) {
    Objects.requireNonNull(task.at).waiter(null);
    task.at = null;
    ready.add(task);
  }

  private Task next() {
    for (var task : watching) {
      if (task.at != null && Objects.requireNonNull(task.condition).getAsBoolean()) {
        open(task.at);
        ready.remove(task);
        return task;
      }
    }
    while (ready.isEmpty()) {
      var alarm = alarms.poll();
      if (alarm == null) {
        fail(new IllegalStateException("everybody waits for ever: " + unfinished));
      } else if (alarm.task().at != null && alarm.task().waits == alarm.turn()) {
        now = alarm.at();
        wake(alarm.task());
      }
    }
    return ready.remove(choice.nextInt(ready.size()));
  }

  private void fail(Throwable thrown) {
    if (fault == null) {
      fault = thrown;
    }
    if (test.at != null) {
      wake(test);
    }
  }

  private void give(Task task) {
    counted();
    holder = task;
    task.strand().give();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only whoever holds the baton writes
  private void counted() {
    handOvers++;
  }

  /// Wakes that task at that time, unless its wait is over by then.
  private record Alarm(long at, int order, Task task, int turn) {}
}
