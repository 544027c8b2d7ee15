package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Program;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How many calls one core plays to at once, how punctually, and what each costs. Callers are added
/// step by step; nobody hangs up.
final class ListenBench {
  private static final List<Integer> LADDER = List.of(100, 500, 1_000, 1_100, 1_500);

  /// Callers a second who join: slow, because what is measured is those who listen, by a JVM that
  /// has only just begun.
  private static final int RATE = 50;

  private static final int MOST_FAILURES = 2;
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration CALM = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /// Nobody hangs up before that: the whole ladder is climbed by then.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Bench bench;
  private final Ears ears;
  private final PrintStream progress;

  ListenBench(Bench bench, Ears ears, PrintStream progress) {
    this.bench = bench;
    this.ears = ears;
    this.progress = progress;
  }

  /// Climbs until two steps running are not kept up with; each gets a second window.
  List<Playing> measure() {
    var steps = new ArrayList<Playing>();
    var crowds = new ArrayList<Program>();
    try (var server = Server.start(bench, Server.endlessTone())) {
      int present = 0;
      int failures = 0;
      for (int calls : LADDER) {
        crowds.add(crowd(server, calls - present));
        present = calls;
        awaitStreams(calls);
        var step = window(server, calls);
        if (!step.keptUp()) {
          progress.println(step);
          step = window(server, calls);
        }
        progress.println(step);
        steps.add(step);
        failures = step.keptUp() ? 0 : failures + 1;
        if (failures == MOST_FAILURES) {
          break;
        }
      }
    } finally {
      crowds.forEach(Program::close);
    }
    return steps;
  }

  private Program crowd(Server server, int calls) {
    var caller = new Caller(bench, bench.ports(ears.ports()));
    return caller.start(bench.subfolder("crowd"), server.port(), RATE, calls, LONGEST);
  }

  /// Waits for the audio of all of them, but not for ever: what is missing then is reported.
  private void awaitStreams(int calls) {
    long deadline = bench.kit().in(PATIENCE.plusSeconds(calls / RATE));
    while (ears.streams() < calls && bench.kit().nanos() < deadline) {
      bench.kit().pause(LOOK_AGAIN);
    }
    bench.kit().pause(CALM);
  }

  private Playing window(Server server, int calls) {
    var cpu = server.cpu();
    var heard = ears.listen(WINDOW);
    return new Playing(calls, heard, server.cpu().minus(cpu), server.gauges().resident(), WINDOW);
  }
}
