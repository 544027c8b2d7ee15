package io.jambo.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class CarrierThreadsTest {
  @Test
  void thereIsOneForAProcessorAndTwoAtLeast() {
    assertThat(List.of(1, 2, 3, 4, 5, 64).stream().map(CarrierThreads::number))
        .containsExactly(2, 2, 3, 4, 5, 64);
  }

  @Test
  void theVirtualMachineOnOneProcessorHasTwo() throws Exception {
    assertThat(inAnotherJvm("-XX:ActiveProcessorCount=1")).isEqualTo("2");
  }

  @Test
  void whoeverStartsItDecides() throws Exception {
    assertThat(
            inAnotherJvm(
                "-XX:ActiveProcessorCount=1", "-Djdk.virtualThreadScheduler.parallelism=3"))
        .isEqualTo("3");
  }

  private static String inAnotherJvm(String... flags) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Told.class.getName()));
    var process = new ProcessBuilder(command).start();
    var told = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return told;
  }

  /// Tells how many there are.
  static final class Told {
    public static void main(String[] arguments) {
      CarrierThreads.settle();
      var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
      System.out.print(scheduler.getParallelism());
    }
  }
}
