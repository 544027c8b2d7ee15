package io.jambo.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One seed gives one trace, in this process and in another one with another collector, other heap
/// and another number of carriers.
class TwoProcessesTest {
  private static final int SEEDS = 5;

  @Test
  void oneSeedGivesTheIdenticalTraceInTwoProcesses() throws IOException, InterruptedException {
    var here = new ArrayList<String>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      here.add(Simulation.line(seed));
    }

    assertThat(elsewhere()).isEqualTo(here);
  }

  private static List<String> elsewhere() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "-Djdk.virtualThreadScheduler.parallelism=2",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Simulation.class.getName(),
                String.valueOf(SEEDS),
                "1")
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().filter(line -> line.startsWith("seed ")).toList();
  }
}
