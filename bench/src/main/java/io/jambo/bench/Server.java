package io.jambo.bench;

import io.jambo.bench.real.Application;
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
import java.util.List;
import java.util.Locale;

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
  private final int port;

  private Server(Application application, Program program, int port) {
    this.application = application;
    this.program = program;
    this.port = port;
  }

  /// Starts it.
  ///
  /// @param verbs the call hook's answer
  static Server start(Bench bench, String verbs) {
    var data = bench.subfolder("server");
    writePrompt(data.resolve(PROMPT));
    var application = new Application(bench.kit(), verbs);
    var command = new ArrayList<>(List.of(Machine.java()));
    command.addAll(Machine.flags());
    command.addAll(List.of("-jar", bench.jar().toString(), "serve", "--data", data.toString()));
    command.addAll(List.of("--sip", "127.0.0.1:0", "--http", "127.0.0.1:0"));
    command.addAll(List.of("--management", "127.0.0.1:0", "--rtp", "127.0.0.1:10000-31999"));
    command.addAll(List.of("--set", "media.promptFolder=" + data, "--app", application.hook()));
    command.addAll(List.of("--status", application.status()));
    var program = Program.start(bench.measured(), data, "serve", command);
    program.awaitLine(bench.kit(), "ready", START);
    return new Server(application, program, sipPort(data.resolve("ports.json")));
  }

  @Override
  public int port() {
    return port;
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

  private static int sipPort(Path file) {
    try {
      if (Json.parse(Files.readString(file)) instanceof Parsed.Ok<Json>(Json.Obj ports)) {
        return ports.number("sip_udp").map(BigDecimal::intValueExact).orElseThrow();
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
