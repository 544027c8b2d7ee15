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

/// Runs a program to its end and keeps what it printed, the two streams apart.
final class Shell {
  private static final Duration MOST = Duration.ofMinutes(2);

  private final Path folder;
  private final Map<String, String> environment;

  /// Programs run in that folder, with these variables set beside the inherited ones.
  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /// What a program left: its exit code and its two streams.
  record Ended(int code, String out, String err) {}

  /// A program that is still running.
  record Running(Process process, Path out, Path err) {
    Ended ended() {
      return ended(MOST);
    }

    /// The same for one that may take so long.
    Ended ended(Duration most) {
      try {
        if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("still running after " + most + ": " + read(err));
        }
        return new Ended(process.exitValue(), read(out), read(err));
      } catch (InterruptedException stop) {
        throw new AssertionError(stop);
      }
    }
  }

  Ended run(String... command) {
    return start(command).ended();
  }

  Running start(String... command) {
    try {
      var out = Files.createTempFile("out", ".txt");
      var err = Files.createTempFile("err", ".txt");
      var builder =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
