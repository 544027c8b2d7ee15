package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM, the end of every call with all its statuses, and a new process on the same ports.
class RestartTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(8);
  private static final int CALLS = 3;

  @TempDir Path folder;

  @Test
  void aRestartOnTheSamePortsLosesNoStatus() throws IOException {
    try (var app = new WebApp(ServerUnderTest.SECRET)) {
      var line =
          app.line("long").verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
      var first = ServerUnderTest.start(subfolder("first"), app);
      var callers = new ArrayList<Program>();
      for (int call = 0; call < CALLS; call++) {
        var command = Jar.command(List.of("call", first.uri("long")));
        callers.add(Program.start(folder, Map.of(), command));
        callers.getLast().awaitLine("200");
      }
      first.drains();
      first.program().terminate();
      assertThat(first.program().exitCode(AT_ONCE)).isZero();
      line.awaitsFinals(CALLS);
      assertThat(line.asked("/status")).hasSize(3 * CALLS);
      assertThat(line.overTwice()).isEmpty();
      for (var caller : callers) {
        assertThat(caller.exitCode(AT_ONCE)).isZero();
      }

      try (var second = ServerUnderTest.start(subfolder("second"), app, samePorts(first))) {
        var _ = app.line("short").verbs("[{\"verb\": \"answer\"}, {\"verb\": \"hangup\"}]");
        assertThat(Jar.run(folder, "call", second.uri("short")).code()).isZero();
        assertThat(second.uri("short")).isEqualTo(first.uri("short"));
      }
    }
  }

  private Path subfolder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static String[] samePorts(ServerUnderTest first) {
    return new String[] {
      "--sip=127.0.0.1:" + first.port("sip_udp"),
      "--http=127.0.0.1:" + first.port("http"),
      "--management=127.0.0.1:" + first.port("management")
    };
  }
}
