package io.jambo.bench;

import io.jambo.bench.real.Application;
import io.jambo.bench.real.Gauges;
import io.jambo.bench.real.Machine;
import io.jambo.bench.real.Program;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The server under test: the jar as `./jambo serve` starts it, on the measured core, with an
/// application that answers every call with the same verbs.
final class Server implements Callee {
  /// The prompt of a short call: 200 ms, read from the prompt folder, thus from the page cache.
  static final String PROMPT = "prompt.wav";

  private static final Duration START = Duration.ofSeconds(60);
  private static final int RATE = 8_000;
  private static final int PROMPT_SAMPLES = RATE / 5;
  private static final int WAV_HEADER = 44;

  private final Application application;
  private final Program program;
  private final Map<String, Integer> ports;
  private final Path data;

  private Server(Application application, Program program, Path data) {
    this.application = application;
    this.program = program;
    this.data = data;
    ports = ports(data.resolve("ports.json"));
  }

  /// Starts it on the measured core.
  ///
  /// @param verbs the call hook's answer
  static Server start(Bench bench, String verbs) {
    return start(bench, List.of(bench.measured()), Map.of("bench", verbs), List.of());
  }

  /// Starts it.
  ///
  /// @param cores those it may use
  /// @param verbs the call hook's answers by the user part of who is called
  /// @param more flags
  static Server start(
      Bench bench, List<Integer> cores, Map<String, String> verbs, List<String> more) {
    return start(bench, cores, List.of(), verbs, more);
  }

  /// The same with more flags of the JVM.
  static Server start(
      Bench bench,
      List<Integer> cores,
      List<String> jvm,
      Map<String, String> verbs,
      List<String> more) {
    var data = bench.subfolder("server");
    writePrompt(data.resolve(PROMPT));
    var application = new Application(bench.kit(), new LinkedHashMap<>(verbs));
    var command = new ArrayList<>(List.of(Machine.java()));
    command.addAll(Machine.flags());
    command.addAll(jvm);
    command.addAll(List.of("-jar", bench.jar().toString(), "serve", "--data", data.toString()));
    command.addAll(List.of("--sip", "127.0.0.1:0", "--http", "127.0.0.1:0"));
    command.addAll(List.of("--management", "127.0.0.1:0", "--rtp", "127.0.0.1:10000-31999"));
    command.addAll(List.of("--set", "media.promptFolder=" + data, "--app", application.hook()));
    command.addAll(List.of("--status", application.status()));
    command.addAll(more);
    var program = Program.start(cores, data, "serve", command);
    program.awaitLine(bench.kit(), "ready", START);
    return new Server(application, program, data);
  }

  @Override
  public int port() {
    return ports.getOrDefault("sip_udp", 0);
  }

  /// Where its REST API listens.
  int httpPort() {
    return ports.getOrDefault("http", 0);
  }

  /// Its administrator's token.
  String adminToken() {
    try {
      return Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /// What it says of itself.
  Gauges gauges() {
    return new Gauges(ports.getOrDefault("management", 0), program.pid());
  }

  @Override
  public Duration cpu() {
    return program.cpu();
  }

  @Override
  public void close() {
    program.close();
    application.close();
  }

  private static Map<String, Integer> ports(Path file) {
    try {
      if (Json.parse(Files.readString(file)) instanceof Parsed.Ok<Json>(Json.Obj ports)) {
        return ports.members().keySet().stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> ports.number(name).map(BigDecimal::intValueExact).orElseThrow()));
      }
      throw new IllegalStateException("ports.json is no JSON object");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void writePrompt(Path file) {
    int bytes = 2 * PROMPT_SAMPLES;
    var wav = ByteBuffer.allocate(WAV_HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(WAV_HEADER - 8 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int at = 0; at < PROMPT_SAMPLES; at++) {
      wav.putShort((short) (8_000 * Math.sin(2 * Math.PI * 440 * at / RATE)));
    }
    try {
      Files.write(file, wav.array());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// The verbs of a short call: the prompt, and the application hangs up.
  static String shortCall() {
    return "[{\"verb\": \"play\", \"url\": \"%s\"}, {\"verb\": \"hangup\"}]".formatted(PROMPT);
  }

  /// The verbs of a call that plays a tone until the caller has enough.
  static String endlessTone() {
    return String.format(
        Locale.ROOT, "[{\"verb\": \"play\", \"url\": \"tone_stream://%%(1000,0,440);loops=-1\"}]");
  }
}
