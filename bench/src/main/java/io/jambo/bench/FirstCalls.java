package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// How long the first callers wait for their answer, from INVITE to 200, when they call as soon as
/// the server is ready. Server and callers share all cores.
final class FirstCalls {
  private static final int CALLS = 100;
  private static final int RATE = 10;
  private static final Duration MOST = Duration.ofSeconds(30);
  private static final long MOST_MILLIS = 150;

  private final Bench bench;
  private final PrintStream out;
  private final Caller caller;

  FirstCalls(Bench bench, Ears ears, PrintStream out) {
    this.bench = bench;
    this.out = out;
    caller = new Caller(bench, bench.ports(ears.ports()));
  }

  /// Runs it; true when nobody had to wait for long.
  ///
  /// @param cache a start cache; an empty text for none
  boolean run(String cache) {
    var jvm = cache.isEmpty() ? List.<String>of() : List.of("-XX:AOTCache=" + cache);
    var verbs = Map.of("bench", Server.shortCall());
    var folder = bench.subfolder("first");
    var verdict = new Verdict(out);
    try (var server = Server.start(bench, Machine.cores(), jvm, verbs, List.of());
        var sipp = caller.start(folder, server.port(), RATE, CALLS, MOST)) {
      boolean _ = sipp.ends(MOST);
      var waits = waits(folder);
      long slowest = waits.stream().mapToLong(Long::longValue).max().orElse(MOST.toMillis());
      verdict.say(
          "the first " + CALLS + " calls" + (cache.isEmpty() ? "" : ", with a start cache"),
          waits.size() == CALLS && slowest <= MOST_MILLIS,
          "%d answered, the first after %d ms, the slowest after %d ms"
              .formatted(waits.size(), waits.isEmpty() ? 0 : waits.getFirst(), slowest));
    }
    return verdict.close("first");
  }

  /// From INVITE to 200 in milliseconds, in the order of the answers: what SIPp has noted.
  private static List<Long> waits(Path folder) {
    try (var files = Files.list(folder)) {
      var noted = files.filter(file -> file.toString().endsWith("_rtt.csv")).findAny();
      return noted.isEmpty()
          ? List.of()
          : Files.readAllLines(noted.get()).stream()
              .skip(1)
              .map(line -> Math.round(Double.parseDouble(line.split(";", -1)[1])))
              .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
