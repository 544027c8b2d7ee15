package io.jambo.store.real;

import io.jambo.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of a test's own, which may be killed, frozen, and started again.
final class Server implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final List<String> command;
  private int made;

  private Server(Path folder, EmbeddedPostgres postgres) throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    this.command = new ArrayList<>(List.of("unshare", "-U"));
    var words = Files.readString(Path.of("/proc", Long.toString(first()), "cmdline"));
    command.addAll(Arrays.asList(words.split("\0")));
  }

  static Server in(Path folder) {
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              // After a kill one sync of the whole disk, and not of each of a thousand files.
              .setServerConfig("recovery_init_sync_method", "syncfs")
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .start();
      return new Server(folder, postgres);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  StoreSettings settings(Path dataFolder, String database) {
    return Database.settings(postgres, dataFolder, database);
  }

  /// Settings of a new database, as the one of everybody is.
  StoreSettings fresh(Path dataFolder) {
    var name = "t" + made++;
    try (var connection = postgres.getDatabase("postgres", "template1").getConnection();
        var run = connection.createStatement()) {
      run.execute("create database " + name + " template postgres");
      return settings(dataFolder, name);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// Ends all its processes at once, as a power cut would.
  void kill() {
    var all = processes().toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /// Starts it again at the same address, and returns when it answers.
  void startAgain() {
    try {
      Files.deleteIfExists(folder.resolve("postmaster.pid"));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = process.inputReader();
      var line = output.readLine();
      while (line != null && !line.contains("ready to accept connections")) {
        line = output.readLine();
      }
      Thread.ofPlatform().daemon().start(() -> output.lines().forEach(_ -> {}));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Its processes stand still: connections stay, and nothing answers.
  void freeze() {
    signal("-STOP");
  }

  /// They go on.
  void thaw() {
    signal("-CONT");
  }

  @Override
  public void close() {
    thaw();
    kill();
  }

  private void signal(String name) {
    processes()
        .forEach(process -> {
          try {
            var sent = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            var _ = sent.onExit().join();
          } catch (IOException fault) {
            throw new UncheckedIOException(fault);
          }
        });
  }

  private Stream<ProcessHandle> processes() {
    try {
      return ProcessHandle.of(first()).stream()
          .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    } catch (IOException _) {
      return Stream.of();
    }
  }

  private long first() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
  }
}
