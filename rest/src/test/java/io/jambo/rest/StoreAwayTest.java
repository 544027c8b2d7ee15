package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
}
