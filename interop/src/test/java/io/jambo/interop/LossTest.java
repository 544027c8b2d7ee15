package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// SIPp calls the real process over a link that loses datagrams in both directions: SIP's own
/// repetitions carry the calls through, each is reported once, and nothing is left of them.
@Execution(ExecutionMode.CONCURRENT)
class LossTest {
  private static final int CALLS = 200;
  private static final int AT_ONCE = 40;
  private static final long SEED = 20;

  private Path folder;
  private WebApp app;
  private Line line;
  private ServerUnderTest server;

  @BeforeEach
  void starts(@TempDir Path scratch) throws IOException {
    folder = scratch;
    app = new WebApp(ServerUnderTest.SECRET);
    line =
        app.line("lossy").verbs("[{\"verb\": \"answer\"}, {\"verb\": \"pause\", \"length\": 60}]");
    // An answer that is never acknowledged, and the BYE that follows, take 128 times T1.
    server = ServerUnderTest.start(folder, app, "--set", "sip.timerT1=250ms");
  }

  @AfterEach
  void nothingIsLeftBehind() {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }

  @Test
  void noCallFailsWhenEveryTwentiethDatagramIsLost() {
    try (var link = new LossyLink(server.port("sip_udp"), 0.05, SEED)) {
      assertThat(failures(link)).isZero();
      assertThat(link.lost()).isGreaterThan(CALLS / 10);
    }
    line.awaitsFinals(CALLS);
    assertThat(line.asked("/status")).hasSize(3 * CALLS);
  }

  /// The caller gives a transaction up after some repetitions, so a few calls may fail; none of
  /// them stays, or is reported twice.
  @Test
  void nearlyAllCallsLiveWhenEveryFifthDatagramIsLost() {
    try (var link = new LossyLink(server.port("sip_udp"), 0.2, SEED)) {
      assertThat(failures(link)).isLessThan(CALLS / 20);
      assertThat(link.lost()).isGreaterThan(CALLS / 2);
    }
  }

  private int failures(LossyLink link) {
    return new Sipp(folder, link.port(), Transport.UDP)
        .tries("answered-until-caller-hangs-up", "lossy", CALLS, AT_ONCE);
  }
}
