package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one PostgreSQL database.
class SharedDatabaseTest {
  private static final Executor FORK = task -> Thread.ofVirtual().start(task);
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final int CHANGES = 40;

  private final RealKit kit = new RealKit();
  @TempDir Path folder;

  @Test
  void aChangeThatFollowsTheLatestOneFollowsThatOfAnotherProcessToo() {
    var settings = Database.POSTGRES.fresh(folder);
    try (var one = Store.open(kit, settings);
        var other = Store.open(kit, settings)) {
      var all = new ArrayList<CompletableFuture<Row>>();
      for (int i = 0; i < CHANGES; i++) {
        all.add(CompletableFuture.supplyAsync(() -> next(one), FORK));
        all.add(CompletableFuture.supplyAsync(() -> next(other), FORK));
      }
      all.forEach(CompletableFuture::join);
      long rows = one.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
      assertThat(rows).isEqualTo(2 * CHANGES);
    }
  }

  /// A row whose name, that only one may have, says how many there were before it.
  private Row next(Store store) {
    return store.change(
        PATIENT,
        edit -> {
          long before = edit.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING);
          return edit.insert(
              Row.empty(Nouns.PERMISSIONS)
                  .with("permission_sid", Sid.random(kit.random()))
                  .with("name", "number " + before));
        });
  }
}
