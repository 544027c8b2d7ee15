package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What clients see while the database is away (rest-api.md 1.2).
class StoreAwayTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everythingThatNeedsTheStoreIs503AtOnceAndSaysWhenToComeBack(Database database) {
    try (var building = new Building(database, folder)) {
      var account = "{\"account_sid\":\"" + building.acme + "\"}";
      assertThat(building.get("/v1/Users", "acme").status).isEqualTo(200);
      building.store.close();
      long before = System.nanoTime();
      for (var heard :
          List.of(
              building.ask("POST", "/v1/ApiKeys", "acme", account),
              building.get("/v1/Users", "acme"),
              building.get("/v1/Users", "bolt"))) {
        assertThat(heard.status).isEqualTo(503);
        assertThat(heard.msg()).isNotEmpty();
        assertThat(heard.headers).containsKey("Retry-After");
      }
      assertThat(System.nanoTime() - before).isLessThan(3_000_000_000L);
      assertThat(building.get("/health", "acme").status).isEqualTo(200);
    }
  }

  @Test
  void aKeyThatHasExpiredIsNobodysThoughTheStoreIsAway() {
    try (var building = new Building(Database.SQLITE, folder)) {
      var row =
          Row.fresh(Nouns.API_KEYS)
              .with("account_sid", building.acme)
              .with("expires_at", building.kit.wallClock().plusSeconds(60));
      var _ = building.key("brief", row);
      assertThat(building.get("/v1/Users", "brief").status).isEqualTo(200);
      building.store.close();
      building.kit.passes(Duration.ofSeconds(90));
      assertThat(building.get("/v1/Users", "brief").status).isEqualTo(401);
    }
  }
}
