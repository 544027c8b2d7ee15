package io.jambo.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that runs beside a test. Its lines can be waited for; it is ended by its process id.
final class Program implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "logs").toAbsolutePath();

  private final Process process;
  private final Path errors;
  private final Board<String> lines = new Board<>();

  private Program(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread.ofVirtual().name("lines of " + process.pid()).start(this::read);
  }

  /// Starts it; its standard error is kept under `target`, for whoever asks why a test has failed.
  static Program start(Path folder, Map<String, String> environment, List<String> command) {
    try {
      var name = Path.of(command.getFirst()).getFileName().toString();
      var errors = Files.createTempFile(Files.createDirectories(LOGS), name, ".log");
      var builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
      builder.environment().putAll(environment);
      return new Program(builder.start(), errors);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Waits for the first line of its standard output that contains that text.
  String awaitLine(String part) {
    try {
      return lines.await("a line with '" + part + "'", line -> line.contains(part));
    } catch (AssertionError late) {
      throw new AssertionError(late.getMessage() + "; standard error: " + errors(), late);
    }
  }

  /// What it has printed so far.
  List<String> lines() {
    return lines.all();
  }

  /// Its standard error so far.
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  boolean running() {
    return process.isAlive();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// Lets it die of a fault of its own, as a JVM sees it: SIGSEGV.
  void crash() throws IOException {
    var _ = new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid())).start();
  }

  /// Waits for its end and returns its exit code.
  int exitCode(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + patience + ": " + errors());
      }
      return process.exitValue();
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
      }
    } catch (IOException _) {
      lines.add("(standard output was closed)");
    }
  }
}
