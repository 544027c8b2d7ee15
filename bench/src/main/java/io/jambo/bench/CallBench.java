package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Machine;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How much CPU a short call costs, and how many of them one core takes in a second.
final class CallBench {
  /// The rate at which the cost of a call is measured.
  static final int COST_RATE = 100;

  private static final Duration COST_TIME = Duration.ofSeconds(10);

  /// The rate of the warm-up, in steps of that length, until the cost of a call has not fallen for
  /// some steps: a JVM on one core compiles beside its work, for a minute or two.
  private static final int WARM_UP_RATE = 200;

  private static final Duration WARM_UP_STEP = Duration.ofSeconds(10);
  private static final int MOST_WARM_UP_STEPS = 15;
  private static final int STEPS_WITHOUT_GAIN = 2;
  private static final double GAIN = 0.97;

  /// Microseconds of CPU a second that leave the core no time to speak of.
  private static final double WHOLE_CORE = 900_000;

  /// Rates that are tried one after another, until one is not sustained twice.
  private static final List<Integer> LADDER =
      List.of(200, 300, 400, 500, 600, 700, 800, 1_000, 1_250, 1_500, 2_000, 2_500, 3_000, 4_000);

  private static final Duration LADDER_STEP = Duration.ofSeconds(3);

  /// How long a step may take at most, beyond its calls' beginnings.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /// What is left of a step, statuses say, is let go by before the next one.
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Bench bench;
  private final Caller caller;
  private final PrintStream progress;

  CallBench(Bench bench, Ears ears, PrintStream progress) {
    this.bench = bench;
    this.progress = progress;
    caller = new Caller(bench, bench.ports(ears.ports()));
  }

  /// What was found about one callee.
  ///
  /// @param cost at [#COST_RATE]
  /// @param highest at the highest rate that was sustained
  /// @param half at half of that rate
  record Found(Load cost, Optional<Load> highest, Optional<Load> half) {}

  /// Measures a callee: the climb first, because it makes a JVM warm.
  Found measure(String name, Callee callee) {
    progress.println(name + " warms up");
    warmUp(callee);
    var highest = climb(name, callee);
    var cost = load(callee, COST_RATE, COST_TIME);
    progress.println(name + " " + cost);
    var half = highest.map(load -> load(callee, load.rate() / 2, COST_TIME));
    half.ifPresent(load -> progress.println(name + " " + load));
    return new Found(cost, highest, half);
  }

  private void warmUp(Callee callee) {
    double best = Double.MAX_VALUE;
    int sinceGain = 0;
    for (int step = 0; step < MOST_WARM_UP_STEPS && sinceGain < STEPS_WITHOUT_GAIN; step++) {
      double cost = load(callee, WARM_UP_RATE, WARM_UP_STEP).microsPerCall();
      sinceGain = cost < GAIN * best ? 0 : sinceGain + 1;
      // While every step takes the whole core, nothing can be said yet.
      sinceGain = cost > WHOLE_CORE / WARM_UP_RATE ? 0 : sinceGain;
      best = Math.min(best, cost);
    }
  }

  private Optional<Load> climb(String name, Callee callee) {
    Optional<Load> highest = Optional.empty();
    for (int rate : LADDER) {
      var step = load(callee, rate, LADDER_STEP);
      progress.println(name + " " + step);
      if (!step.sustained()) {
        // Once more: on a shared machine a single failure says little.
        step = load(callee, rate, LADDER_STEP);
        progress.println(name + " " + step);
      }
      if (!step.sustained()) {
        return highest;
      }
      highest = Optional.of(step);
    }
    return highest;
  }

  private Load load(Callee callee, int rate, Duration time) {
    int calls = (int) (rate * time.toSeconds());
    var folder = bench.subfolder("load");
    var cpu = callee.cpu();
    var idle = Machine.idle(bench.load());
    long began = bench.kit().nanos();
    try (var sipp = caller.start(folder, callee.port(), rate, calls, time.plus(PATIENCE))) {
      boolean ended = sipp.ends(time.plus(PATIENCE).plus(PATIENCE));
      var took = Duration.ofNanos(bench.kit().nanos() - began);
      var loadIdle = Machine.idle(bench.load()).minus(idle);
      bench.kit().pause(CALM);
      var count = ended ? SippCount.read(folder.resolve("load.csv")) : new SippCount(0, calls, 0);
      return new Load(
          rate,
          calls,
          count,
          caller.answered(sipp, folder),
          took,
          callee.cpu().minus(cpu),
          loadIdle);
    }
  }
}
