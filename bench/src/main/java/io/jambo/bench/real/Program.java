package io.jambo.bench.real;

import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A program that runs beside the bench, on the cores it was given. Owned by the bench's main
/// thread.
public final class Program implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration END = Duration.ofSeconds(5);

  private final Process process;
  private final Path said;

  private Program(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /// Starts it; what it prints goes to a file of the folder, which is also where it runs.
  public static Program start(int core, Path folder, String name, List<String> command) {
    return start(List.of(core), folder, name, command);
  }

  /// The same on some cores.
  public static Program start(List<Integer> cores, Path folder, String name, List<String> command) {
    try {
      var said = Files.createTempFile(folder, name, ".log");
      var list = cores.stream().map(String::valueOf).collect(Collectors.joining(","));
      var pinned = new ArrayList<>(List.of("taskset", "-c", list));
      pinned.addAll(command);
      var process =
          new ProcessBuilder(pinned)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      return new Program(process, said);
    } catch (IOException missing) {
      throw new UncheckedIOException(name + " does not start", missing);
    }
  }

  /// Its process id.
  public long pid() {
    return process.pid();
  }

  /// The CPU it has used so far, user and system; /proc counts it in 10 ms.
  public Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new IllegalStateException("no CPU time; it ended:\n" + output()));
  }

  /// Waits until it has printed that line.
  public void awaitLine(Kit kit, String line, Duration most) {
    long deadline = kit.in(most);
    while (output().lines().noneMatch(line::equals)) {
      if (!process.isAlive() || kit.nanos() > deadline) {
        throw new IllegalStateException("did not say '" + line + "':\n" + output());
      }
      kit.pause(LOOK_AGAIN);
    }
  }

  /// Waits until it ends by itself; false when it still runs then.
  public boolean ends(Duration most) {
    try {
      return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      throw new IllegalStateException("the bench was stopped", stop);
    }
  }

  /// What it has printed.
  public String output() {
    try {
      return Files.readString(said);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// The first thing that SIPp did not expect, in a few words; empty when all went as it should.
  public String complaint() {
    return output()
        .lines()
        .filter(line -> line.contains("unexpected message"))
        .findFirst()
        .map(line -> "; " + line.substring(line.indexOf("while")).replaceAll("\\s+", " "))
        .orElse("");
  }

  /// Ends it, by force when it does not go.
  @Override
  public void close() {
    process.destroy();
    if (!ends(END)) {
      process.destroyForcibly();
    }
  }
}
