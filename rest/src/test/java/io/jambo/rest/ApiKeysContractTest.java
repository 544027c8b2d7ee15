package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// API keys (rest-api.md 6).
@ParameterizedClass
@EnumSource
class ApiKeysContractTest {
  private final Database database;
  @TempDir Path folder;
  private Building building;

  ApiKeysContractTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    building = new Building(database, folder);
  }

  @AfterEach
  void close() {
    building.close();
  }

  private Heard make(String key, String json) {
    return building.ask("POST", "/v1/ApiKeys", key, json);
  }

  private String account(Sid sid) {
    return "{\"account_sid\":\"" + sid + "\"}";
  }

  private String provider(Sid sid) {
    return "{\"service_provider_sid\":\"" + sid + "\"}";
  }

  private Json.Arr list(String path, String key) {
    return (Json.Arr) building.get(path, key).json();
  }

  @Test
  void aTokenIsToldOnceAndWorks() {
    var made = make("acme", account(building.acme)).object();
    var token = made.text("token").orElseThrow();
    var path = "/v1/Accounts/" + building.acme + "/ApiKeys";
    assertThat(building.session("GET", path, token, "").status).isEqualTo(200);
    var text = building.get(path, "acme").text;
    assertThat(text).doesNotContain(token, "sha256", "prefix");
    assertThat(text).contains("\"token\":\"" + token.substring(0, 4) + "X".repeat(32) + "\"");
  }

  @Test
  void tokensAreRandomFromTheirFirstCharacterOnThoughSidsAreNot() {
    var tokens = new HashSet<String>();
    var sids = new HashSet<String>();
    for (int key = 0; key < 20; key++) {
      var made = make("admin", account(building.acme)).object();
      tokens.add(made.text("token").orElseThrow().substring(0, 8));
      sids.add(made.text("sid").orElseThrow().substring(0, 5));
    }
    assertThat(tokens).hasSize(20);
    assertThat(sids).hasSizeLessThan(3);
  }

  @Test
  void aKeyThatIsRevokedWhileItIsLookedUpIsNotKeptInMemory() {
    var made = make("admin", account(building.acme)).object();
    var token = made.text("token").orElseThrow();
    var own = "/v1/Accounts/" + building.acme + "/ApiKeys";
    var key = "/v1/ApiKeys/" + made.text("sid").orElseThrow();
    building.kit.when(
        Duration.ofSeconds(5),
        () -> assertThat(building.ask("DELETE", key, "admin", "").status).isEqualTo(204));
    assertThat(building.session("GET", own, token, "").status).isEqualTo(200);
    assertThat(building.session("GET", own, token, "").status).isEqualTo(401);
  }

  @Test
  void eachScopeMakesKeysOfItsOwnAlone() {
    assertThat(make("admin", "{}").status).isEqualTo(201);
    assertThat(make("admin", provider(building.south)).status).isEqualTo(201);
    assertThat(make("north", "{}").status).isEqualTo(400);
    assertThat(make("north", provider(building.north)).status).isEqualTo(201);
    assertThat(make("north", provider(building.south)).status).isEqualTo(400);
    assertThat(make("north", account(building.bolt)).status).isEqualTo(201);
    assertThat(make("north", account(building.cork)).status).isEqualTo(400);
    assertThat(make("acme", "{}").status).isEqualTo(400);
    assertThat(make("acme", account(building.bolt)).status).isEqualTo(400);
    assertThat(make("acme", provider(building.north)).status).isEqualTo(400);
    assertThat(make("acme", account(building.acme)).status).isEqualTo(201);
  }

  @Test
  void listsAreTheOwners() {
    assertThat(list("/v1/ApiKeys", "admin").items()).hasSize(1);
    assertThat(building.get("/v1/ApiKeys", "north").status).isEqualTo(403);
    assertThat(list("/v1/ServiceProviders/" + building.north + "/ApiKeys", "north").items())
        .hasSize(1);
    assertThat(list("/v1/Accounts/" + building.acme + "/ApiKeys", "north").items()).hasSize(2);
    assertThat(building.get("/v1/Accounts/" + building.cork + "/ApiKeys", "north").status)
        .isEqualTo(403);
    var page =
        building.get("/v1/Accounts/" + building.acme + "/ApiKeys?page=1&page_size=1", "acme");
    assertThat(page.object().number("total").orElseThrow().intValue()).isEqualTo(2);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    var made = make("acme", account(building.acme)).object();
    var token = made.text("token").orElseThrow();
    var key = "/v1/ApiKeys/" + made.text("sid").orElseThrow();
    var path = "/v1/Accounts/" + building.acme + "/ApiKeys";
    assertThat(building.session("GET", path, token, "").status).isEqualTo(200);
    assertThat(building.ask("DELETE", key, "bolt", "").status).isEqualTo(404);
    assertThat(building.ask("DELETE", key, "south", "").status).isEqualTo(404);
    assertThat(building.ask("DELETE", key, "acme", "").status).isEqualTo(204);
    assertThat(building.session("GET", path, token, "").status).isEqualTo(401);
    assertThat(building.ask("DELETE", key, "acme", "").status).isEqualTo(404);
  }

  @Test
  void anExpiredKeyIsRefused() {
    var body = "{\"account_sid\":\"" + building.acme + "\",\"expiry_secs\":60}";
    var token = make("acme", body).object().text("token").orElseThrow();
    var path = "/v1/Accounts/" + building.acme + "/ApiKeys";
    assertThat(building.session("GET", path, token, "").status).isEqualTo(200);
    building.kit.passes(Duration.ofSeconds(61));
    assertThat(building.session("GET", path, token, "").status).isEqualTo(401);
    var both = "{\"expiry_secs\":60,\"expires_at\":\"2030-01-01T00:00:00Z\"}";
    assertThat(make("admin", both).status).isEqualTo(400);
    assertThat(make("admin", "{\"expiry_secs\":0}").status).isEqualTo(400);
  }

  @Test
  void aKeyOfOneApplicationReadsAndWritesNothingElse() {
    var own = application(building.acme);
    var foreign = application(building.bolt);
    var body = "{\"account_sid\":\"%s\",\"application_sid\":\"%s\"}";
    assertThat(make("north", body.formatted(building.acme, foreign)).status).isEqualTo(400);
    assertThat(make("acme", body.formatted(building.acme, foreign)).status).isEqualTo(400);
    var token = make("acme", body.formatted(building.acme, own)).object().text("token").get();
    var path = "/v1/Accounts/" + building.acme + "/ApiKeys";
    assertThat(building.session("GET", path, token, "").status).isEqualTo(200);
    assertThat(building.session("POST", "/v1/ApiKeys", token, account(building.acme)).status)
        .isEqualTo(403);
  }

  private Sid application(Sid account) {
    return building.add(
        Row.fresh(Nouns.APPLICATIONS)
            .with("name", "x" + account)
            .with("account_sid", account)
            .with("created_at", Instant.EPOCH));
  }

  @Test
  void whatIsSaidOfAKeyMayBeChanged() {
    var made = make("acme", account(building.acme)).object();
    var key = "/v1/ApiKeys/" + made.text("sid").orElseThrow();
    var change = "{\"name\":\"desk\",\"profile\":\"EARLY\",\"token\":\"x\"}";
    assertThat(building.ask("PUT", key, "acme", change).status).isEqualTo(204);
    assertThat(building.ask("PUT", key, "bolt", change).status).isEqualTo(404);
    var path = "/v1/Accounts/" + building.acme + "/ApiKeys";
    var early = building.session("GET", path, made.text("token").orElseThrow(), "");
    assertThat(early.text).contains("\"name\":\"desk\"").contains("\"profile\":\"early\"");
    assertThat(early.text).contains("+0000\"");
  }

  @Test
  void theLastUseOfAKeyMovesOnceAMinute() {
    var path = "/v1/Accounts/" + building.bolt + "/ApiKeys";
    var query = Query.all().where("account_sid", building.bolt);
    assertThat(building.get(path, "bolt").status).isEqualTo(200);
    var used = building.all(Nouns.API_KEYS, query).getFirst().moment("last_used");
    assertThat(used).isPresent();
    assertThat(building.get(path, "bolt").status).isEqualTo(200);
    assertThat(building.all(Nouns.API_KEYS, query).getFirst().moment("last_used")).isEqualTo(used);
  }

  @Test
  void anAccountsKeysAreBoundedWhereQuotasAre() {
    building.settings =
        new RestSettings(
            1 << 20,
            Optional.empty(),
            RestSettings.RateKey.APIKEY,
            Optional.of(new RestSettings.Quotas(1, 1, 1, 1, 1, 3)),
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            204,
            List.of());
    assertThat(make("acme", account(building.acme)).status).isEqualTo(201);
    var full = make("acme", account(building.acme));
    assertThat(full.status).isEqualTo(422);
    assertThat(full.object().text("status")).contains("fail");
    assertThat(make("north", account(building.acme)).status).isEqualTo(201);
  }
}
