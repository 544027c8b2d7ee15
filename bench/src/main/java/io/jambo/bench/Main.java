package io.jambo.bench;

import io.jambo.bench.real.Ears;
import io.jambo.bench.real.Machine;
import io.jambo.kit.CarrierThreads;
import io.jambo.kit.RealKit;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// `./jambo bench`: prints the figures of docs/performance.md, but for the start, which the front
/// desk measures. Progress goes to standard error. Under four minutes.
public final class Main {
  private static final int WRONG_USE = 2;
  private static final List<String> WORDS =
      List.of("all", "calls", "playing", "live", "rest", "first", "flood", "soak");
  private static final Duration FLOOD_TIME = Duration.ofSeconds(60);
  private static final int FLOOD_RATE = 20_000;
  private static final Duration SOAK_TIME = Duration.ofMinutes(20);
  private static final int SOAK_RATE = 100;

  private Main() {}

  /// Measures everything, or only `calls`, `playing`, `live`, `rest` or `first`; or puts the server
  /// through a `flood` or a `soak`. The system property `jambo.jar` names the server.
  public static void main(String[] arguments) throws IOException {
    CarrierThreads.settle();
    var what = arguments.length == 0 ? "all" : arguments[0];
    var jar = System.getProperty("jambo.jar", "");
    if (!WORDS.contains(what) || jar.isEmpty()) {
      System.err.println(
          "jambo: bench measures calls, playing or start, without a word all three; or live or"
              + " first; or runs a flood or a soak");
      System.exit(WRONG_USE);
    }
    if (Machine.cores().size() < 2 || !Machine.has("taskset") || !Machine.has("sipp")) {
      System.err.println("jambo: bench needs Linux, two cores, taskset (util-linux) and sipp");
      System.exit(1);
    }
    boolean good = run(what, Path.of(jar).toAbsolutePath(), Trial.read(arguments));
    System.exit(good ? 0 : 1);
  }

  private static boolean run(String what, Path jar, Trial trial) throws IOException {
    System.out.println(Machine.description());
    var cores = Machine.cores();
    var folder = Files.createTempDirectory("jambo-bench");
    var bench = new Bench(new RealKit(), folder, jar, cores.getFirst(), cores.get(1));
    Machine.keepTo(bench.load());
    System.out.println(
        "what is measured has one core to itself; callers, application and ears"
            + " share another\n");
    try (var ears = new Ears(bench.kit())) {
      if (what.equals("first")) {
        return new FirstCalls(bench, ears, System.out).run(System.getProperty("jambo.cache", ""));
      }
      if (what.equals("live")) {
        return new LiveBench(bench, ears, System.out).run();
      }
      if (what.equals("rest")) {
        return new RestBench(bench, System.out).run();
      }
      if (what.equals("flood")) {
        return new FloodBench(bench, ears, System.out)
            .run(trial.time(FLOOD_TIME), trial.rate(FLOOD_RATE));
      }
      if (what.equals("soak")) {
        return new Soak(bench, ears, System.out).run(trial.time(SOAK_TIME), trial.rate(SOAK_RATE));
      }
      if (!what.equals("playing")) {
        calls(bench, ears, System.out);
      }
      if (!what.equals("calls")) {
        playing(bench, ears, System.out);
      }
      return true;
    } finally {
      remove(folder);
    }
  }

  private static void calls(Bench bench, Ears ears, PrintStream out) {
    var calls = new CallBench(bench, ears, System.err);
    CallBench.Found server;
    try (var callee = Server.start(bench, Server.shortCall())) {
      server = calls.measure("Jambo", callee);
    }
    CallBench.Found sipp;
    try (var callee = SippResponder.start(bench)) {
      sipp = calls.measure("SIPp", callee);
    }
    out.printf(
        """
        %-34s %12s %18s
        %-34s %9.0f us %15.0f us
        %-34s %12s %18s
        %-34s %9.0f us %15.0f us
        %-34s %10.0f %% %16.0f %%
        %-34s %9.0f ms %15.0f ms

        """,
        "",
        "Jambo",
        "SIPp's responder",
        "CPU per call, at " + CallBench.COST_RATE + " calls/s",
        server.cost().microsPerCall(),
        sipp.cost().microsPerCall(),
        "calls/s on one core, sustained",
        highest(server),
        highest(sipp),
        "CPU per call then",
        then(server, Load::microsPerCall),
        then(sipp, Load::microsPerCall),
        "load on the callers' core then",
        then(server, Load::loadPercent),
        then(sipp, Load::loadPercent),
        "INVITE to 200 at half that, p99",
        half(server),
        half(sipp));
  }

  private static String highest(CallBench.Found found) {
    return found.highest().map(load -> "%,d".formatted(load.rate())).orElse("none");
  }

  private static double then(CallBench.Found found, ToDoubleFunction<Load> what) {
    return found.highest().map(what::applyAsDouble).orElse(0.0);
  }

  private static double half(CallBench.Found found) {
    return found.half().map(Load::answeredMillis).orElse(0.0);
  }

  private static void playing(Bench bench, Ears ears, PrintStream out) {
    var steps = new ListenBench(bench, ears, System.err).measure();
    out.print(Playing.HEAD);
    steps.forEach(out::println);
    int most = steps.stream().filter(Playing::keptUp).mapToInt(Playing::calls).max().orElse(0);
    out.printf("calls playing on one core, kept up with: %,d%n%n", most);
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var all = files.sorted(Comparator.reverseOrder()).map(Path::toFile).toArray(File[]::new);
      Arrays.stream(all)
          .forEach(file -> {
            boolean _ = file.delete();
          });
    }
  }
}
