package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/// What others feel of a thousand calls: whether a short call costs more CPU beside 1,000 live ones
/// than beside 100, and whether a second peak of 1,000 playing calls needs more memory than the
/// first.
final class LiveBench {
  private static final int FEW = 100;
  private static final int MANY = 1_000;
  private static final int JOIN_RATE = 50;
  private static final int PEAK_RATE = 100;
  private static final int COST_RATE = 200;
  private static final Duration WARM_STEP = Duration.ofSeconds(20);
  private static final int WARM_STEPS = 6;
  private static final Duration WINDOW = Duration.ofSeconds(15);
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// A call of a peak plays that long, so that all of them do for some seconds.
  private static final Duration PEAK_CALL = Duration.ofSeconds(25);

  private static final double MOST_DIFFERENCE = 0.2;

  /// What "the same" memory is: code compiled meanwhile takes its place too.
  private static final long SAME_MEMORY = 16L << 20;

  private static final double MICRO = 1e3;
  private static final double MIB = 1 << 20;

  private final Bench bench;
  private final Ears ears;
  private final PrintStream out;
  private final Caller caller;

  LiveBench(Bench bench, Ears ears, PrintStream out) {
    this.bench = bench;
    this.ears = ears;
    this.out = out;
    caller = new Caller(bench, bench.ports(ears.ports()));
  }

  /// Runs it; true when neither is felt.
  boolean run() {
    var verdict = new Verdict(out);
    cost(verdict);
    peaks(verdict);
    return verdict.close("live");
  }

  private void cost(Verdict verdict) {
    var verbs = new LinkedHashMap<String, String>();
    verbs.put("bench", Server.shortCall());
    verbs.put("listener", "[{\"verb\":\"answer\"},{\"verb\":\"pause\",\"length\":3600}]");
    try (var server = Server.start(bench, List.of(bench.measured()), verbs, List.of())) {
      out.println("live: warming up");
      for (int step = 0; step < WARM_STEPS; step++) {
        double _ = shortCalls(server, COST_RATE, WARM_STEP, Duration.ZERO);
      }
      try (var _ = crowd(server, FEW, JOIN_RATE)) {
        double few = beside(server, FEW);
        try (var _ = crowd(server, MANY - FEW, JOIN_RATE)) {
          double many = beside(server, MANY);
          verdict.say(
              "a short call costs the same beside " + MANY + " live ones",
              Math.abs(many - few) <= MOST_DIFFERENCE * few,
              "%.0f us of CPU beside %d, %.0f beside %d".formatted(few, FEW, many, MANY));
        }
      }
    }
  }

  /// Microseconds of CPU that a short call costs beside so many that only live.
  private double beside(Server server, int live) {
    bench.kit().pause(Duration.ofSeconds(live / JOIN_RATE).plus(CALM));
    var cpu = server.cpu();
    bench.kit().pause(WINDOW);
    var living = server.cpu().minus(cpu);
    double cost = shortCalls(server, COST_RATE, WINDOW, living);
    out.printf(
        "live: %,d calls that only live take %.1f %% of the core; a short call beside them %.0f"
            + " us%n",
        live, 100.0 * living.toNanos() / WINDOW.toNanos(), cost);
    return cost;
  }

  private double shortCalls(Server server, int rate, Duration time, Duration living) {
    var folder = bench.subfolder("short");
    int calls = (int) (rate * time.toSeconds());
    var cpu = server.cpu();
    try (var sipp = caller.start(folder, server.port(), rate, calls, time.plus(PATIENCE))) {
      boolean _ = sipp.ends(time.plus(PATIENCE));
    }
    var used = server.cpu().minus(cpu).minus(living);
    return used.toNanos() / MICRO / Math.max(1, good(folder));
  }

  private static int good(Path folder) {
    return SippCount.read(folder.resolve("load.csv")).good();
  }

  private void peaks(Verdict verdict) {
    var play =
        """
        [{"verb": "play", "url": "tone_stream://%%(1000,0,440);loops=%d"}, {"verb": "hangup"}]
        """
            .formatted(PEAK_CALL.toSeconds());
    try (var server = Server.start(bench, play)) {
      long first = peak(server, "first");
      long second = peak(server, "second");
      long third = peak(server, "third");
      verdict.say(
          "a later peak needs no more memory",
          third - second <= SAME_MEMORY,
          "%.1f MiB resident, then %.1f, then %.1f"
              .formatted(first / MIB, second / MIB, third / MIB));
    }
  }

  /// The resident memory while all of a peak's calls play; returns when they have gone.
  private long peak(Server server, String which) {
    try (var sipp = crowd(server, MANY, PEAK_RATE)) {
      bench.kit().pause(Duration.ofSeconds(MANY / PEAK_RATE).plus(CALM));
      int playing = ears.listen(CALM).streams();
      long resident = server.gauges().resident();
      out.printf("live: %s peak: %,d playing, %.1f MiB resident%n", which, playing, resident / MIB);
      boolean _ = sipp.ends(PEAK_CALL.plus(PATIENCE));
      bench.kit().pause(CALM);
      return resident;
    }
  }

  private Program crowd(Server server, int calls, int rate) {
    return caller.start(
        "caller.xml", "listener", bench.subfolder("crowd"), server.port(), rate, calls, LONGEST);
  }
}
