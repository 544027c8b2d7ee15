package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.CannotOpen;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database goes away and comes back: callers are told within a second, and then served again.
class OutageTest {
  /// A second is what is promised; the rest is for a busy machine.
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

  /// One for all of them: making one, and its tables, takes longer than what is tested.
  private static Server server;

  private final Kit kit = new RealKit();
  @TempDir Path folder;
  private StoreSettings settings;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = Server.in(data);
    Store.open(new RealKit(), server.settings(data, "postgres")).close();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void fresh() {
    settings = server.fresh(folder);
  }

  @Test
  void aKilledServerIsToldOfAndUsedAgainWhenItIsBack() {
    try (var store = Store.open(kit, settings)) {
      write(store, "before");
      server.kill();
      tellsThatItIsAway(store);
      assertThat(store.away()).isTrue();
      server.startAgain();
      kit.pause(Link.RETRY_AFTER);
      write(store, "after");
      assertThat(count(store)).isEqualTo(2);
      assertThat(store.away()).isFalse();
    }
  }

  @Test
  void aServerThatWasStartedAnewMeanwhileIsNotNoticed() {
    try (var store = Store.open(kit, settings)) {
      write(store, "before");
      assertThat(count(store)).isEqualTo(1);
      server.kill();
      server.startAgain();
      kit.pause(Link.FRESH);
      write(store, "after");
      assertThat(count(store)).isEqualTo(2);
    }
  }

  @Test
  void aSilentServerIsToldOfAndUsedAgainWhenItSpeaks() {
    try (var store = Store.open(kit, settings)) {
      write(store, "before");
      server.freeze();
      tellsThatItIsAway(store);
      server.thaw();
      kit.pause(Duration.ofSeconds(2));
      write(store, "after");
      assertThat(count(store)).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void whatWasAcknowledgedSurvivesThatTheServerIsKilledAtOnce() {
    try (var store = Store.open(kit, settings)) {
      for (int kill = 1; kill <= 3; kill++) {
        write(store, "kill " + kill);
        server.kill();
        server.startAgain();
        kit.pause(Link.FRESH);
        assertThat(count(store)).isEqualTo(kill);
      }
    }
  }

  @Test
  void aServerThatIsNotThereEndsTheStartWithOneSentence() {
    server.kill();
    assertThatThrownBy(() -> Store.open(kit, settings))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("does not answer")
        .hasMessageContaining("db.url");
    server.startAgain();
  }

  private void tellsThatItIsAway(Store store) {
    long begun = kit.nanos();
    assertThatThrownBy(() -> write(store, "lost")).isInstanceOf(StoreAway.class);
    assertThat(Duration.ofNanos(kit.nanos() - begun)).isLessThan(TOLD_WITHIN);
    assertThatThrownBy(() -> write(store, "lost")).isInstanceOf(StoreAway.class);
  }

  private void write(Store store, String name) {
    var row =
        Row.empty(Nouns.PERMISSIONS)
            .with("permission_sid", io.jambo.kit.Sid.random(kit.random()))
            .with("name", name);
    store.change(edit -> edit.insert(row));
  }

  private static long count(Store store) {
    return store.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
  }
}
