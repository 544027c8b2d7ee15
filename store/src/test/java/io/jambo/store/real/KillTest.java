package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.model.Secret;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Eight writers, killed at random points: what was acknowledged is there.
@ParameterizedClass
@EnumSource
class KillTest {
  /// In `./jambo test long` more.
  private static final int KILLS = Integer.getInteger("jambo.kills", 20);

  private static final int WRITERS = 8;

  private final Database database;
  private final SplittableRandom random = new SplittableRandom(11);
  @TempDir Path folder;

  KillTest(Database database) {
    this.database = database;
  }

  @Test
  void whatWasAcknowledgedSurvivesKillsAtRandomPoints() throws IOException, InterruptedException {
    var settings = database.fresh(folder);
    var acknowledged = new ArrayList<String>();
    for (int kill = 0; kill < KILLS; kill++) {
      var latest = killedAfter(settings, random.nextInt(1, 400));
      acknowledged.addAll(latest);
      try (var store = Store.open(new RealKit(), settings)) {
        assertThat(Writing.missing(store, latest)).isEmpty();
      }
    }
    try (var store = Store.open(new RealKit(), settings)) {
      assertThat(Writing.missing(store, acknowledged)).isEmpty();
    }
  }

  /// Every whole line that the process printed: an acknowledgement each.
  private List<String> killedAfter(StoreSettings settings, int lines)
      throws IOException, InterruptedException {
    var server = new ArrayList<String>();
    settings.url().ifPresent(server::add);
    settings.user().ifPresent(server::add);
    settings.password().map(Secret::reveal).ifPresent(server::add);
    var process =
        new ProcessBuilder(Writing.command(folder, WRITERS, server))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var printed = new ArrayList<String>();
    try (var output = process.inputReader()) {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        printed.add(line);
        if (printed.size() == lines) {
          // Not by the process itself: that would close what it has printed.
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor();
    assertThat(printed).hasSizeGreaterThanOrEqualTo(lines);
    return printed.stream().filter(line -> line.length() == 36).toList();
  }
}
