package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Gauges;
import io.jambo.bench.real.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls at a steady rate for a long time, a fifth of them cancelled, refused or never
/// acknowledged; then everything must be as it was before.
final class Soak {
  private static final List<Kind> KINDS =
      List.of(
          new Kind("caller.xml", "bench", 80),
          new Kind("canceller.xml", "ringing", 7),
          new Kind("refused.xml", "refused", 7),
          new Kind("silent.xml", "silent", 6));

  /// So long does the JVM get warm, at the same rate, before what is held is noted: until the board
  /// of ended calls is full too, which shows 10,000 of them.
  private static final Duration WARM_UP = Duration.ofSeconds(150);

  /// An answer that nobody acknowledges is given up after 32 s; a busy machine needs more.
  private static final Duration LAST_CALLS = Duration.ofSeconds(60);

  /// Transactions live for 32 s after their calls, and ports rest.
  private static final Duration SETTLED = Duration.ofSeconds(90);

  private static final Duration LOOK = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  /// What counts as flat: code that was compiled meanwhile has its data in the heap too.
  private static final double HEAP_GROWTH = 4 << 20;

  private static final int MORE_DESCRIPTORS = 4;

  private final Bench bench;
  private final PrintStream out;
  private final Caller caller;

  Soak(Bench bench, Ears ears, PrintStream out) {
    this.bench = bench;
    this.out = out;
    caller = new Caller(bench, bench.ports(ears.ports()));
  }

  /// One kind of calls.
  ///
  /// @param called the user part, by which the application knows what to do
  private record Kind(String scenario, String called, int percent) {}

  private record Crowd(Kind kind, int calls, Path folder, Program sipp) {}

  /// Runs it; true when nothing was wrong.
  boolean run(Duration time, int rate) {
    var verbs = new LinkedHashMap<String, String>();
    verbs.put("bench", Server.shortCall());
    verbs.put(
        "ringing", "[{\"verb\":\"alert\",\"message\":\"x\"},{\"verb\":\"pause\",\"length\":60}]");
    verbs.put("refused", "[{\"verb\":\"sip:decline\",\"status\":486}]");
    verbs.put("silent", Server.endlessTone());
    try (var server = Server.start(bench, List.of(bench.measured()), verbs, List.of())) {
      var verdict = new Verdict(out);
      out.println("soak: warming up");
      load(server, WARM_UP, rate, new Verdict(out));
      settle(server.gauges());
      var before = Held.by(server.gauges());
      out.println("soak: before " + before);
      load(server, time, rate, verdict);
      var left = settle(server.gauges());
      var after = Held.by(server.gauges());
      out.println("soak: after  " + after);
      verdict.say("everything is given back", left.isEmpty(), left.toString());
      verdict.say(
          "the heap is flat", after.heap() - before.heap() <= HEAP_GROWTH, before.heapTo(after));
      verdict.say(
          "descriptors are flat",
          after.descriptors() - before.descriptors() <= MORE_DESCRIPTORS,
          before.descriptors() + " before, " + after.descriptors() + " after");
      return verdict.close("soak");
    }
  }

  private void load(Server server, Duration time, int rate, Verdict verdict) {
    var crowds = new ArrayList<Crowd>();
    var most = time.plus(LAST_CALLS);
    for (var kind : KINDS) {
      int share = Math.max(1, rate * kind.percent() / 100);
      int calls = (int) (share * time.toSeconds());
      var folder = bench.subfolder(kind.called());
      var sipp =
          caller.start(kind.scenario(), kind.called(), folder, server.port(), share, calls, most);
      crowds.add(new Crowd(kind, calls, folder, sipp));
    }
    watch(server.gauges(), time);
    for (var crowd : crowds) {
      try (var sipp = crowd.sipp()) {
        boolean ended = sipp.ends(most);
        var count =
            ended ? SippCount.read(crowd.folder().resolve("load.csv")) : new SippCount(0, 0, 0);
        verdict.say(
            "calls of kind '" + crowd.kind().called() + "'",
            count.good() == crowd.calls() && count.failed() == 0,
            "%,d of %,d as they should be, %,d failed, %,d messages repeated"
                    .formatted(count.good(), crowd.calls(), count.failed(), count.retransmissions())
                + sipp.complaint());
      }
    }
  }

  /// Says every minute what is held, so that a leak is seen before the end.
  private void watch(Gauges gauges, Duration time) {
    long end = bench.kit().in(time);
    while (bench.kit().nanos() + LOOK.toNanos() < end) {
      bench.kit().pause(LOOK);
      out.println("soak: now    " + Held.by(gauges));
    }
  }

  /// Waits until nothing of the calls is left; what is left then is returned.
  private Map<String, Double> settle(Gauges gauges) {
    long deadline = bench.kit().in(SETTLED);
    var left = Held.left(gauges);
    while (!left.isEmpty() && bench.kit().nanos() < deadline) {
      bench.kit().pause(LOOK_AGAIN);
      left = Held.left(gauges);
    }
    return left;
  }
}
