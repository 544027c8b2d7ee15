package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Flood;
import io.jambo.bench.real.Machine;
import io.jambo.bench.real.Program;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/// Strangers flood the SIP port of a node in the production profile while known callers listen to
/// it and others call: nobody who is known may notice. Server, callers and strangers share all
/// cores.
final class FloodBench {
  private static final int LISTENERS = 50;

  /// Calls that known callers begin in a second meanwhile.
  private static final int NEWCOMERS = 5;

  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int WARM_RATE = 50;
  private static final Duration CALM = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /// The flood's last transactions live for 32 s.
  private static final Duration SETTLED = Duration.ofSeconds(45);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final long MOST_LATE = 10_000_000;
  private static final double MOST_MISSING = 0.001;
  private static final double MOST_GROWTH = 32 << 20;

  /// The flood must really have been one.
  private static final double LEAST_SENT = 0.95;

  private final Bench bench;
  private final Ears ears;
  private final PrintStream out;
  private final Caller caller;

  FloodBench(Bench bench, Ears ears, PrintStream out) {
    this.bench = bench;
    this.ears = ears;
    this.out = out;
    caller = new Caller(bench, bench.ports(ears.ports()));
  }

  /// Runs it; true when nobody who is known has noticed.
  ///
  /// @param rate the strangers' datagrams in a second
  boolean run(Duration time, int rate) {
    var verbs = new LinkedHashMap<String, String>();
    verbs.put("bench", Server.shortCall());
    verbs.put("listener", Server.endlessTone());
    var production =
        List.of(
            "--set=node.profile=production",
            "--set=sip.knownSources=127.0.0.1/32",
            "--allow-target=127.0.0.1/32");
    var verdict = new Verdict(out);
    try (var server = Server.start(bench, Machine.cores(), verbs, production);
        var _ = listeners(server)) {
      awaitStreams();
      warmUp(server, rate);
      var before = Held.by(server.gauges());
      out.println("flood: before " + before);
      newcomers(server, NEWCOMERS, time, verdict, () -> flood(server, time, rate, verdict));
      bench.kit().pause(SETTLED);
      var after = Held.by(server.gauges());
      out.println("flood: after  " + after);
      var heard = ears.listen(CALM);
      verdict.say(
          "no call is lost", heard.streams() == LISTENERS, heard.streams() + " of " + LISTENERS);
      verdict.say(
          "the memory is given back",
          after.resident() - before.resident() <= MOST_GROWTH
              && after.heap() - before.heap() <= MOST_GROWTH,
          "resident " + before.residentTo(after) + "; heap " + before.heapTo(after));
    }
    return verdict.close("flood");
  }

  /// What the JVM touches once, heap above all, is touched before it is measured: by many calls,
  /// and by a first flood.
  private void warmUp(Server server, int rate) {
    out.println("flood: warming up");
    newcomers(server, WARM_RATE, WARM_UP, new Verdict(out), () -> bench.kit().pause(WARM_UP));
    try (var _ = new Flood(bench.kit(), server.port(), rate)) {
      bench.kit().pause(WARM_UP);
    }
    bench.kit().pause(SETTLED);
  }

  private Program listeners(Server server) {
    return caller.start(
        "caller.xml",
        "listener",
        bench.subfolder("listeners"),
        server.port(),
        LISTENERS,
        LISTENERS,
        LONGEST);
  }

  private void awaitStreams() {
    long deadline = bench.kit().in(PATIENCE);
    while (ears.streams() < LISTENERS && bench.kit().nanos() < deadline) {
      bench.kit().pause(LOOK_AGAIN);
    }
    bench.kit().pause(CALM);
  }

  /// Known callers call all the time while something else goes on.
  private void newcomers(
      Server server, int rate, Duration time, Verdict verdict, Runnable meanwhile) {
    var folder = bench.subfolder("newcomers");
    int calls = (int) (rate * time.toSeconds());
    var most = time.plus(PATIENCE);
    try (var sipp = caller.start("caller.xml", "bench", folder, server.port(), rate, calls, most)) {
      meanwhile.run();
      boolean ended = sipp.ends(PATIENCE);
      var count = ended ? SippCount.read(folder.resolve("load.csv")) : new SippCount(0, 0, 0);
      verdict.say(
          "new calls of known callers",
          count.good() == calls,
          "%,d of %,d answered and ended well, %,d failed, %,d messages repeated"
                  .formatted(count.good(), calls, count.failed(), count.retransmissions())
              + Turned.away(server.gauges())
              + sipp.complaint());
    }
  }

  private void flood(Server server, Duration time, int rate, Verdict verdict) {
    var cpu = server.cpu();
    long sent;
    Heard heard;
    try (var flood = new Flood(bench.kit(), server.port(), rate)) {
      heard = ears.listen(time);
      sent = flood.sent();
    }
    long wanted = rate * time.toSeconds();
    verdict.say(
        "strangers have sent",
        sent >= LEAST_SENT * wanted,
        "%,d datagrams of %,d; the server took %.0f %% of a core"
            .formatted(sent, wanted, 100.0 * server.cpu().minus(cpu).toNanos() / time.toNanos()));
    verdict.say(
        "audio is in time",
        heard.late().p99() <= MOST_LATE && heard.missing() <= MOST_MISSING * heard.packets(),
        "%d streams, short calls among them, %,d packets, %,d missing; ms late p50, p99, worst: %s; a bare thread: %s"
            .formatted(
                heard.streams(), heard.packets(), heard.missing(), heard.late(), heard.parking()));
  }
}
