package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Gate;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.CallRecordQuery;
import io.jambo.store.CallRecords;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Processes in which eight write rows and eight call are killed at random points: nothing that was
/// said to be on the disk is lost, nothing is there twice, and the next start takes 3 s at most.
/// Nor does a full disk cost anything of that.
class KillTest {
  /// In `./jambo test long` more.
  private static final int KILLS = Integer.getInteger("jambo.kills", 20);

  @TempDir Path folder;

  private final Random random = new Random();
  private final RealKit kit = new RealKit();
  private final Sid account = Sid.random(random);

  @Test
  void nothingAcknowledgedIsLostOrDoubledHoweverOftenTheProcessIsKilled() throws Exception {
    var stores = new ArrayList<StoreSettings>();
    for (var database : Database.values()) {
      var settings = database.fresh(Files.createDirectories(folder.resolve(database + "/data")));
      prepare(settings);
      stores.add(settings);
    }
    var victims = new CallRecordVictims(kit, stores, account);
    for (int i = 0; i < KILLS; i++) {
      victims.killOne(8, 1 + random.nextInt(500), Duration.ofMillis(random.nextInt(20)));
    }
    for (int i = 0; i < stores.size(); i++) {
      var said = victims.said(i);
      var reasons = delivered(stores.get(i), said.begun());
      assertThat(said.ended())
          .isNotEmpty()
          .allSatisfy(sid -> assertThat(reasons).containsEntry(sid, "caller hungup"));
      try (var store = Store.open(kit, stores.get(i))) {
        assertThat(said.rows()).isNotEmpty();
        assertThat(Writing.missing(store, List.copyOf(said.rows()))).isEmpty();
      }
    }
    ReadableFiles.assertNowhere(folder, List.of("15550100", "call-id-of", "198.51.100.8"));
  }

  @Test
  void aFullDiskLosesNothingThatWasAcknowledgedAndDamagesNothing() throws Exception {
    var settings = StoreSettings.embedded(Files.createDirectories(folder.resolve("data")));
    prepare(settings);
    var victims = new CallRecordVictims(kit, List.of(settings), account);
    // No file may grow beyond 2 MiB: the journal meets that in the middle of a write.
    victims.killOne(
        List.of("bash", "-c", "ulimit -f 2048; exec \"$@\"", "victim"),
        64,
        "FULL",
        Duration.ofMillis(500));
    assertThat(victims.events()).doesNotContain("DAMAGED", "LOST");
    var said = victims.said(0);
    var reasons = delivered(settings, said.begun());
    assertThat(said.ended())
        .isNotEmpty()
        .allSatisfy(sid -> assertThat(reasons).containsEntry(sid, "caller hungup"));
  }

  private void prepare(StoreSettings settings) throws IOException {
    try (var records = CallRecordVictim.Records.open(kit, settings, () -> {})) {
      var provider = Sid.random(random);
      var account = this.account;
      records
          .store()
          .change(edit -> {
            edit.insert(
                Row.fresh(Nouns.SERVICE_PROVIDERS)
                    .with("service_provider_sid", provider)
                    .with("name", "provider"));
            return edit.insert(
                Row.fresh(Nouns.ACCOUNTS)
                    .with("account_sid", account)
                    .with("name", "account")
                    .with("service_provider_sid", provider)
                    .with("created_at", Instant.EPOCH)
                    .with("webhook_secret", Secret.of(SealedStore.SECRET)));
          });
    }
  }

  /// Starts once more, waits until these calls are in the database, and tells why each call ended.
  private Map<String, String> delivered(StoreSettings settings, Set<String> calls)
      throws IOException {
    var news = new Gate();
    try (var records = CallRecordVictim.Records.open(kit, settings, () -> kit.open(news))) {
      long deadline = kit.in(Duration.ofSeconds(60));
      while (count(records) < calls.size() && kit.await(news, deadline)) {
        // Looked at again whenever some more were delivered.
      }
      var reasons = read(records);
      while (!reasons.keySet().containsAll(calls) && kit.await(news, deadline)) {
        reasons = read(records);
      }
      assertThat(reasons.keySet()).containsAll(calls);
      return reasons;
    }
  }

  private static long count(CallRecordVictim.Records records) {
    return records.store().read(view -> view.count(Nouns.CDRS, Query.all(), Reach.EVERYTHING));
  }

  private Map<String, String> read(CallRecordVictim.Records records) {
    var reasons = new HashMap<String, String>();
    var from = CallRecords.START.minus(Duration.ofDays(3_650));
    var before = CallRecords.START.plus(Duration.ofDays(3_650));
    long rows =
        records
            .history()
            .eachCall(
                CallRecordQuery.of(new Owner.Account(account), from, before, 1, 1),
                Reach.EVERYTHING,
                1_000_000,
                found -> {
                  assertThat(found.personal()).isPresent();
                  reasons.put(
                      found.row().text("call_sid").orElseThrow(),
                      found.row().text("termination_reason").orElseThrow());
                });
    assertThat(reasons).as("each call once").hasSize((int) rows);
    return reasons;
  }
}
