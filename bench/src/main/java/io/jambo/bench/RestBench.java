package io.jambo.bench;

import io.jambo.bench.real.HttpLoad;
import io.jambo.bench.real.Machine;
import io.jambo.bench.real.Program;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// What the REST API costs: reading one application beside a bare Jetty handler, making one beside
/// bare commits of 16 rows, and what a list of 40,000 rows does to everybody else. The server has
/// the measured core, the load the other.
final class RestBench {
  private static final int CONNECTIONS = 16;

  /// Warm is who does not get faster by as much any more, twice in a row: one step may be slow
  /// because the machine was.
  private static final Duration WARM_STEP = Duration.ofSeconds(8);

  private static final int EVEN_STEPS = 2;
  private static final int MOST_STEPS = 8;
  private static final double FASTER = 1.03;

  /// What is compared is measured in turn, so that a neighbour on the machine disturbs both, and
  /// the middle of each counts.
  private static final int PAIRS = 5;

  private static final Duration PAIRED = Duration.ofSeconds(4);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final int LONG_LIST = 40_000;
  private static final int WARM_LISTS = 5;

  private static final double LEAST_OF_BARE = 0.5;
  private static final double MOST_MICROS = 35;
  private static final double LEAST_OF_COMMITS = 0.5;
  private static final long MOST_WAIT = 10_000_000;
  private static final double MOST_SLOWER = 1.2;
  private static final double MICRO = 1e3;
  private static final double MILLI = 1e6;

  private final Bench bench;
  private final PrintStream out;
  private final AtomicLong made = new AtomicLong();

  RestBench(Bench bench, PrintStream out) {
    this.bench = bench;
    this.out = out;
  }

  /// Runs it; true when every figure is as demanded.
  boolean run() {
    var verdict = new Verdict(out);
    try (var handler = program(bench.subfolder("bare"), "io.jambo.bench.real.BareHandler");
        var server = Server.start(bench, Server.shortCall())) {
      var api = new RestApi(server.httpPort(), server.adminToken());
      var load = new HttpLoad(bench.kit(), api.port(), CONNECTIONS);
      var account = api.sid("GET", "/v1/Accounts", "", "account_sid");
      var application = api.sid("POST", "/v1/Applications", body(account, 0), "sid");
      var bare = new HttpLoad(bench.kit(), port(handler), CONNECTIONS);
      reading(server, load, bare, api, application, verdict);
      making(server, load, api, account, verdict);
      listing(load, api, application, verdict);
    }
    return verdict.close("rest");
  }

  /// What one window showed.
  ///
  /// @param rate answers a second
  /// @param micros of CPU each
  /// @param p99 nanoseconds
  private record Shown(double rate, double micros, double p99, long others) {
    static double middle(List<Shown> all, ToDoubleFunction<Shown> what) {
      return RestBench.middle(all.stream().mapToDouble(what).toArray());
    }
  }

  private Shown shown(Server server, HttpLoad load, int wanted, Supplier<byte[]> questions) {
    var cpu = server.cpu();
    var count = load.run(PAIRED, wanted, questions);
    double micros = server.cpu().minus(cpu).toNanos() / MICRO / Math.max(1, count.answered());
    return new Shown(count.rate(), micros, count.waits().p99(), count.others());
  }

  private void reading(
      Server server,
      HttpLoad load,
      HttpLoad bare,
      RestApi api,
      String application,
      Verdict verdict) {
    var get = HttpLoad.request("GET", "/v1/Applications/" + application, api.token(), "");
    var plain = HttpLoad.request("GET", "/", "token", "");
    warm(bare, 200, () -> plain);
    warm(load, 200, () -> get);
    var handler = new double[PAIRS];
    var own = new ArrayList<Shown>();
    for (int pair = 0; pair < PAIRS; pair++) {
      handler[pair] = bare.run(PAIRED, 200, () -> plain).rate();
      own.add(shown(server, load, 200, () -> get));
    }
    double rate = Shown.middle(own, Shown::rate);
    double micros = Shown.middle(own, Shown::micros);
    long others = own.stream().mapToLong(Shown::others).sum();
    verdict.say(
        "reading one application beside a bare handler",
        others == 0 && rate >= LEAST_OF_BARE * middle(handler) && micros <= MOST_MICROS,
        "%,.0f a second of %,.0f, %.1f us of CPU each, p99 %.2f ms, %d refused"
            .formatted(
                rate, middle(handler), micros, Shown.middle(own, Shown::p99) / MILLI, others));
  }

  private void making(Server server, HttpLoad load, RestApi api, String account, Verdict verdict) {
    warm(load, 201, () -> post(api, account));
    var rows = bench.subfolder("commits");
    var commits = new double[PAIRS];
    var own = new ArrayList<Shown>();
    for (int pair = 0; pair < PAIRS; pair++) {
      commits[pair] = bareCommits(rows);
      own.add(shown(server, load, 201, () -> post(api, account)));
    }
    double rate = Shown.middle(own, Shown::rate);
    double p99 = Shown.middle(own, Shown::p99);
    long others = own.stream().mapToLong(Shown::others).sum();
    verdict.say(
        "making applications beside bare commits of 16 rows",
        others == 0 && rate >= LEAST_OF_COMMITS * middle(commits) && p99 <= MOST_WAIT,
        "%,.0f a second, rows alone %,.0f; %.0f us of CPU each, p99 %.2f ms, %d refused"
            .formatted(
                rate, middle(commits), Shown.middle(own, Shown::micros), p99 / MILLI, others));
  }

  private void warm(HttpLoad load, int wanted, Supplier<byte[]> questions) {
    double best = 0;
    int even = 0;
    for (int step = 0; step < MOST_STEPS && even < EVEN_STEPS; step++) {
      double rate = load.run(WARM_STEP, wanted, questions).rate();
      even = rate < FASTER * best ? even + 1 : 0;
      best = Math.max(best, rate);
    }
  }

  private void listing(HttpLoad load, RestApi api, String application, Verdict verdict) {
    var provider = api.sid("GET", "/v1/ServiceProviders", "", "service_provider_sid");
    var account =
        api.sid(
            "POST",
            "/v1/Accounts",
            "{\"name\": \"long list\", \"service_provider_sid\": \"" + provider + "\"}",
            "sid");
    long before = made.get();
    while (made.get() - before < LONG_LIST) {
      var _ = load.run(Duration.ofSeconds(1), 201, () -> post(api, account));
    }
    var list = "/v1/Accounts/" + account + "/Applications";
    var get = HttpLoad.request("GET", "/v1/Applications/" + application, api.token(), "");
    for (int warm = 0; warm < WARM_LISTS; warm++) {
      var _ = api.length(list);
    }
    var alone = new double[PAIRS];
    var beside = new double[PAIRS];
    long bytes = 0;
    for (int pair = 0; pair < PAIRS; pair++) {
      alone[pair] = load.run(PAIRED, 200, () -> get).waits().p99();
      try (var lister = new Lister(bench.kit(), api, list)) {
        beside[pair] = load.run(PAIRED, 200, () -> get).waits().p99();
        bytes += lister.read();
      }
    }
    verdict.say(
        "a list of " + LONG_LIST + " rows and everybody else",
        middle(beside) <= MOST_SLOWER * middle(alone),
        "%,d applications; others' p99 %.2f ms alone, %.2f ms beside it; %,d bytes of lists"
            .formatted(made.get() - before, middle(alone) / MILLI, middle(beside) / MILLI, bytes));
  }

  private byte[] post(RestApi api, String account) {
    return HttpLoad.request(
        "POST", "/v1/Applications", api.token(), body(account, made.incrementAndGet()));
  }

  private static String body(String account, long number) {
    return """
    {"name": "bench %d", "account_sid": "%s", "call_hook": {"url": "http://app.example.net/call"}}\
    """
        .formatted(number, account);
  }

  private int port(Program handler) {
    handler.awaitLine(bench.kit(), "ready", START);
    return handler
        .output()
        .lines()
        .filter(line -> line.startsWith("port "))
        .mapToInt(line -> Integer.parseInt(line.substring("port ".length())))
        .findFirst()
        .orElseThrow();
  }

  /// Its rows stay from turn to turn, as the API's do.
  private double bareCommits(Path folder) {
    var file = folder.resolve("bare.db").toString();
    try (var program =
        program(folder, "io.jambo.bench.real.BareCommits", file, "" + PAIRED.toSeconds())) {
      if (!program.ends(LONGEST)) {
        throw new IllegalStateException("bare commits take too long");
      }
      return Double.parseDouble(program.output().strip().lines().toList().getLast());
    }
  }

  private Program program(Path folder, String main, String... arguments) {
    var command = new ArrayList<>(List.of(Machine.java()));
    command.addAll(Machine.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(List.of(arguments));
    return Program.start(bench.measured(), folder, "bare", command);
  }

  private static double middle(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
