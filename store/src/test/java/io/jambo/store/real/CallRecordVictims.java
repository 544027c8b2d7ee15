package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.store.StoreSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Runs a [CallRecordVictim] for a while, kills it, and remembers what it has said.
final class CallRecordVictims {
  private static final long MOST_START_MILLIS = 3_000;

  /// `B ` or `E ` and a sid; a line that the kill has torn is shorter.
  private static final int LINE = 38;

  private final Kit kit;
  private final StoreSettings settings;
  private final Sid account;
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final Set<String> events = ConcurrentHashMap.newKeySet();

  CallRecordVictims(Kit kit, StoreSettings settings, Sid account) {
    this.kit = kit;
    this.settings = settings;
    this.account = account;
  }

  /// Starts one with so many callers behind these words, and kills it so long after it was ready.
  void killOne(List<String> before, int callers, Duration life)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(before);
    command.addAll(command(callers));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var ready = new Gate();
    var silent = new Gate();
    var _ = kit.fork("victim's words", () -> listen(process, ready, silent));
    assertThat(kit.await(ready, kit.in(Duration.ofSeconds(60)))).as("ready").isTrue();
    boolean died = process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(died).as("it ended by itself: %s", events).isFalse();
    process.destroyForcibly().waitFor();
    assertThat(kit.await(silent, kit.in(Duration.ofSeconds(60)))).isTrue();
  }

  Set<String> begun() {
    return new HashSet<>(begun);
  }

  Set<String> ended() {
    return new HashSet<>(ended);
  }

  /// Whatever else they said.
  Set<String> events() {
    return new HashSet<>(events);
  }

  private void listen(Process process, Gate ready, Gate silent) {
    try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("ready ")) {
          assertThat(Long.parseLong(line.substring(6))).isLessThanOrEqualTo(MOST_START_MILLIS);
          kit.open(ready);
        } else if (line.startsWith("B ") && line.length() == LINE) {
          begun.add(line.substring(2));
        } else if (line.startsWith("E ") && line.length() == LINE) {
          ended.add(line.substring(2));
        } else {
          events.add(line);
        }
      }
    } catch (IOException _) {
      // Closed with the process: what it said last is not known.
    } finally {
      kit.open(silent);
    }
  }

  private List<String> command(int callers) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        CallRecordVictim.class.getName(),
        settings.folder().toString(),
        account.value(),
        settings.url().orElse(""),
        Integer.toString(callers));
  }
}
