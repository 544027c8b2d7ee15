package io.jambo.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jambo.call.Alert;
import io.jambo.call.AlertType;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.store.History;
import io.jambo.store.HistoryDays;
import io.jambo.store.KeyShelf;
import io.jambo.store.NodeKeys;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import io.jambo.store.VaultKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryWriterTest {
  private final RealKit kit = new RealKit();
  private final Sid account = Sid.random(kit.random());
  @TempDir Path folder;

  @Test
  void anAlertWhoseTextIsLongerThanItsColumnIsCutAndHoldsUpNoOther() {
    try (var store = Store.open(kit, StoreSettings.embedded(folder))) {
      var keys = NodeKeys.of(VaultKey.fresh(kit.random()));
      var history = History.of(kit, store, new Vault(kit, keys, KeyShelf.of(store)));
      try (var writer = new HistoryWriter(kit, history, HistoryDays.DEFAULT, new CallCounts())) {
        writer.alert(alert("🎷".repeat(2_000)), Optional.empty());
        writer.alert(alert("short"), Optional.empty());
      }
      var rows =
          store.read(
              view -> view.all(Nouns.ALERTS, Query.all().orderBy("message"), Reach.EVERYTHING));
      assertThat(rows)
          .extracting(row -> row.text("message").orElseThrow())
          .containsExactly("short", "🎷".repeat(1_024));
    }
  }

  @Test
  void aWriterThatEndsWhileItWaitsForTheStoreLeavesTheRestToWhoEndsIt() {
    var entered = new Gate();
    var tries = new CopyOnWriteArrayList<String>();
    var history =
        new FaultyHistory(
            () -> {
              tries.add(Thread.currentThread().getName());
              if (tries.size() == 1) {
                kit.open(entered);
                boolean _ = kit.await(new Gate(), Kit.NEVER);
              }
            },
            () -> {});
    try (var writer = new HistoryWriter(kit, history, HistoryDays.DEFAULT, new CallCounts())) {
      writer.alert(alert("waits"), Optional.empty());
      assertThat(kit.await(entered, kit.in(Duration.ofSeconds(20)))).isTrue();
    }
    assertThat(tries).containsExactly("history", Thread.currentThread().getName());
  }

  @Test
  void countsThatTheStoreRefusesEndNobody() {
    var counts = new CallCounts();
    counts.taken(new Told().call());
    var history =
        new FaultyHistory(
            () -> {},
            () -> {
              throw new IllegalStateException("refused");
            });
    var writer = new HistoryWriter(kit, history, HistoryDays.DEFAULT, counts);
    assertThatCode(writer::close).doesNotThrowAnyException();
  }

  private Alert alert(String message) {
    return new Alert(
        kit.wallClock(),
        Optional.of(account),
        Optional.empty(),
        Optional.of(Sid.random(kit.random())),
        AlertType.ALERT_FROM_APPLICATION,
        message,
        "");
  }
}
