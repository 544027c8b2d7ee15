package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM drains, a second one ends every call at once; both leave with 0 (operations.md 4).
class StopTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(8);
  private static final byte[] VOICE = Wav.tone(400, 1_000, 60_000, 8_000, 1);

  @TempDir Path folder;
  @TempDir Path home;
  private WebApp app;
  private ServerUnderTest server;

  @BeforeEach
  void starts() throws IOException {
    app = new WebApp(ServerUnderTest.SECRET);
    server = ServerUnderTest.start(folder, app);
  }

  @AfterEach
  void stops() {
    try (var _ = app) {
      server.program().close();
    }
  }

  @Test
  void aNodeWithoutCallsStopsAtOnce() {
    server.program().terminate();
    assertThat(server.program().exitCode(AT_ONCE)).isZero();
  }

  @Test
  void aDrainingNodeTakesNoCallsAndEndsWithItsLast() throws IOException {
    var line =
        app.line("long").verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
    try (var phone = new Baresip(home, "PCMU", VOICE)) {
      phone.dials(server.uri("long"));
      var _ = line.awaitsStatus("in-progress");
      server.drains();

      var sipp = new Sipp(folder, server, Transport.UDP);
      sipp.plays("refused-while-draining", "newcomer");
      sipp.plays("options-while-draining", "anybody");
      assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(server.health().number("calls").orElseThrow().intValue()).isOne();
      assertThat(server.program().running()).isTrue();

      phone.hangsUp();
      assertThat(server.program().exitCode(AT_ONCE)).isZero();
    }
    line.ends("trying 100", "in-progress 200", "completed 200");
  }

  @Test
  void aSecondSignalEndsEveryCall() throws IOException {
    var line =
        app.line("cut").verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
    try (var phone = new Baresip(home, "PCMU", VOICE)) {
      phone.dials(server.uri("cut"));
      var _ = line.awaitsStatus("in-progress");
      server.drains();
      new Sipp(folder, server, Transport.UDP).plays("options-while-draining", "anybody");
      server.program().terminate();
      assertThat(server.program().exitCode(AT_ONCE)).isZero();
      phone.isHungUpOn();
    }
    var last = line.ends("trying 100", "in-progress 200", "completed 200");
    assertThat(last.text("call_termination_by")).isEqualTo("jambonz");
  }
}
