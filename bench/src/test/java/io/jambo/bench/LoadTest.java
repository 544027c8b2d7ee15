package io.jambo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a rate counts as sustained, and how SIPp's statistics are read.
class LoadTest {
  @Test
  void aRateIsSustainedWhileEveryCallIsGoodInTimeAndAlmostNothingIsSentTwice() {
    assertThat(load(new SippCount(1_000, 0, 5), 12).sustained()).isTrue();
    assertThat(load(new SippCount(1_000, 0, 6), 12).sustained()).isFalse();
    assertThat(load(new SippCount(999, 0, 0), 12).sustained()).isFalse();
    assertThat(load(new SippCount(999, 1, 0), 12).sustained()).isFalse();
    assertThat(load(new SippCount(1_000, 0, 0), 13).sustained()).isFalse();
  }

  @Test
  void theLastLineOfTheStatisticsCounts(@TempDir Path folder) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("load.csv"),
            """
            StartTime;SuccessfulCall(P);SuccessfulCall(C);FailedCall(C);Retransmissions(C);
            begin;0;0;0;0;
            end;1;30;2;4;
            """);

    assertThat(SippCount.read(file)).isEqualTo(new SippCount(30, 2, 4));
  }

  private static Load load(SippCount count, int seconds) {
    return new Load(
        100,
        1_000,
        count,
        new Spread(0, 0, 0),
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(1),
        Duration.ZERO);
  }
}
