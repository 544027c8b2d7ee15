package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real process, `jambo.jar serve`, from its start to its exit code.
final class ServerUnderTest implements AutoCloseable {
  static final String SECRET = "a secret of the tests";

  /// RFC 3261 keeps an answered transaction for 64 times T1 over UDP; a busy machine needs more.
  private static final Duration SETTLED = Duration.ofSeconds(50);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration STOPPED = Duration.ofSeconds(30);

  /// What must be gone when nothing goes on any more.
  private static final List<String> LEFT_BEHIND =
      List.of(
          "jambo_calls_active{direction=\"inbound\"}",
          "jambo_sip_transactions",
          "jambo_sip_dialogs",
          "jambo_sip_timers",
          "jambo_rtp_endpoints",
          "jambo_rtp_ports_used",
          "jambo_hook_queue");

  private final RealKit kit = new RealKit();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Program program;
  private final Map<String, Integer> ports;

  private ServerUnderTest(Program program, Path data) {
    this.program = program;
    program.awaitLine("ready");
    this.ports = ports(data.resolve("ports.json"));
  }

  /// Starts it for that application, with free ports, and waits until it takes calls.
  static ServerUnderTest start(Path data, WebApp app, String... more) {
    return start(data, SECRET, app.url("/call"), app.url("/status"), more);
  }

  /// The same for any application.
  static ServerUnderTest start(
      Path data, String secret, String callHook, String statusHook, String... more) {
    var words = words(data);
    words.addAll(List.of("--app", callHook, "--status", statusHook, "--secret", secret));
    words.addAll(List.of(more));
    return new ServerUnderTest(Program.start(data, Map.of(), Jar.command(words)), data);
  }

  /// Starts it for what is configured through its API.
  static ServerUnderTest configured(Path data, Map<String, String> environment, String... more) {
    var words = words(data);
    words.addAll(List.of(more));
    return new ServerUnderTest(Program.start(data, environment, Jar.command(words)), data);
  }

  /// The word and the flags that let it choose its ports.
  static List<String> words(Path data) {
    var words = new ArrayList<>(List.of("serve", "--data", data.toString()));
    for (var listener : List.of("--sip", "--http", "--management")) {
      words.addAll(List.of(listener, "127.0.0.1:0"));
    }
    words.addAll(List.of("--rtp", "127.0.0.1:40000-44999"));
    words.addAll(List.of("--set", "key.file=" + data.resolve("node.key")));
    return words;
  }

  int port(String name) {
    return ports.getOrDefault(name, 0);
  }

  /// Where SIP is heard over UDP.
  InetSocketAddress sip() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port("sip_udp"));
  }

  /// The SIP URI of a number of its application, over UDP.
  String uri(String number) {
    return "sip:" + number + "@127.0.0.1:" + port("sip_udp");
  }

  Program program() {
    return program;
  }

  /// What `/system-health` says.
  Json.Obj health() {
    return WebApp.object(get("/system-health").body());
  }

  /// The answer of a path of the management listener.
  HttpResponse<String> get(String path) {
    var address = URI.create("http://127.0.0.1:" + port("management") + path);
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  /// Every metric by its name and labels.
  Map<String, Double> metrics() {
    var metrics = new LinkedHashMap<String, Double>();
    get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          int blank = line.lastIndexOf(' ');
          metrics.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
        });
    return metrics;
  }

  /// Waits until no call, transaction, dialog, timer, port or notification is left.
  void settles() {
    long deadline = kit.in(SETTLED);
    while (!left().isEmpty() && kit.nanos() < deadline) {
      kit.pause(LOOK_AGAIN);
    }
    assertThat(left()).as("left behind").isEmpty();
    assertThat(health().number("calls").orElseThrow().intValue()).isZero();
  }

  /// Asks it by SIGTERM to drain, and waits until it says that it does.
  void drains() {
    program.terminate();
    long deadline = kit.in(SETTLED);
    while (!health().text("state").equals(Optional.of("draining")) && kit.nanos() < deadline) {
      kit.pause(LOOK_AGAIN);
    }
    assertThat(health().text("state")).hasValue("draining");
  }

  /// SIGTERM, and the exit code 0 that must follow.
  @Override
  public void close() {
    program.terminate();
    assertThat(program.exitCode(STOPPED)).as("exit code after SIGTERM").isZero();
    assertThat(program.errors()).doesNotContain("\"level\":\"error\"");
  }

  private Map<String, Double> left() {
    var metrics = metrics();
    assertThat(metrics.keySet()).containsAll(LEFT_BEHIND);
    metrics.keySet().retainAll(LEFT_BEHIND);
    metrics.values().removeIf(value -> value == 0);
    return metrics;
  }

  private static Map<String, Integer> ports(Path file) {
    try {
      var ports = new LinkedHashMap<String, Integer>();
      var json = WebApp.object(Files.readString(file));
      json.members()
          .keySet()
          .forEach(name -> ports.put(name, json.number(name).orElseThrow().intValue()));
      return ports;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
