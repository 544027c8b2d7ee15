package io.jambo.rest;

import static io.jambo.rest.Building.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.store.AuditChain;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Users and what their passwords must be (rest-api.md 3.6, 3.7).
@ParameterizedClass
@EnumSource
class UsersContractTest {
  private final Database database;
  @TempDir Path folder;
  private Building building;
  private Sid ann;
  private Sid pat;
  private Sid root;

  UsersContractTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    building = new Building(database, folder);
    ann = building.user("ann", Optional.of(building.acme), Optional.empty(), false);
    pat = building.user("pat", Optional.empty(), Optional.of(building.north), false);
    root = building.user("root", Optional.empty(), Optional.empty(), false);
  }

  @AfterEach
  void close() {
    building.close();
  }

  private List<Json.Obj> list(String key) {
    var items = ((Json.Arr) building.get("/v1/Users", key).json()).items();
    return items.stream().map(Json.Obj.class::cast).toList();
  }

  private int put(Sid user, String key, String json) {
    return building.ask("PUT", "/v1/Users/" + user, key, json).status;
  }

  private Json.Obj one(Sid user) {
    return building.get("/v1/Users/" + user, "admin").object();
  }

  @Test
  void eachScopeSeesItsUsersAndEmptyOwnersAreLeftOut() {
    assertThat(list("acme")).extracting(user -> user.text("name").get()).containsExactly("ann");
    assertThat(list("north"))
        .extracting(user -> user.text("name").get())
        .containsExactly("ann", "pat");
    assertThat(list("admin")).hasSize(3);
    assertThat(list("cork")).isEmpty();
    var platform = list("admin").get(2);
    assertThat(platform.members().keySet())
        .containsExactly("user_sid", "name", "email", "scope", "force_change", "is_active");
    assertThat(platform.text("scope")).contains("admin");
    assertThat(list("north").getFirst().text("account_name")).contains("acme");
  }

  @Test
  void aUserIsTheirsWhoMakeIt() {
    var body = "{\"name\":\"%s\",\"email\":\"%s@b\",\"initial_password\":\"" + PASSWORD + "\"}";
    var byAccount = building.ask("POST", "/v1/Users", "acme", body.formatted("a1", "a1"));
    var made = one(new Sid(byAccount.object().text("user_sid").orElseThrow()));
    assertThat(made.text("account_sid")).contains(building.acme.value());
    assertThat(made.text("service_provider_sid")).contains(building.north.value());
    var byProvider = building.ask("POST", "/v1/Users", "north", body.formatted("n1", "n1"));
    var second = one(new Sid(byProvider.object().text("user_sid").orElseThrow()));
    assertThat(second.text("service_provider_sid")).contains(building.north.value());
    assertThat(second.has("account_sid") && second.text("account_sid").isEmpty()).isTrue();
  }

  @Test
  void namesAndAddressesAreUnique() {
    var body = "{\"name\":\"%s\",\"email\":\"%s\",\"initial_password\":\"" + PASSWORD + "\"}";
    assertThat(building.ask("POST", "/v1/Users", "admin", body.formatted("ann", "other@a")).status)
        .isEqualTo(422);
    assertThat(building.ask("POST", "/v1/Users", "admin", body.formatted("x", "ann@a.test")).status)
        .isEqualTo(422);
    assertThat(put(pat, "admin", "{\"name\":\"ann\"}")).isEqualTo(422);
    assertThat(put(ann, "admin", "{\"name\":\"ann\"}")).isEqualTo(204);
  }

  @Test
  void anAccountIsOfTheUsersProvider() {
    var body =
        "{\"name\":\"x\",\"email\":\"x@a\",\"initial_password\":\""
            + PASSWORD
            + "\",\"account_sid\":\""
            + building.acme
            + "\",\"service_provider_sid\":\""
            + building.south
            + "\"}";
    assertThat(building.ask("POST", "/v1/Users", "admin", body).status).isEqualTo(400);
    var cork = "{\"account_sid\":\"" + building.cork + "\"}";
    assertThat(put(ann, "admin", cork)).isEqualTo(400);
    assertThat(put(ann, "admin", "{\"account_sid\":null}")).isEqualTo(400);
    var bolt = "{\"account_sid\":\"" + building.bolt + "\"}";
    assertThat(put(ann, "north", bolt)).isEqualTo(403);
    assertThat(put(ann, "acme", bolt)).isEqualTo(400);
    var token = building.login("ann");
    assertThat(put(ann, "admin", bolt)).isEqualTo(204);
    assertThat(building.session("GET", "/v1/Users/me", token, "").status).isEqualTo(401);
    assertThat(one(ann).text("account_sid")).contains(building.bolt.value());
  }

  @Test
  void theRulesOfAChangeAreKept() {
    assertThat(put(ann, "acme", "{}")).isEqualTo(400);
    assertThat(put(ann, "acme", "{\"unknown\":1}")).isEqualTo(400);
    assertThat(put(ann, "acme", "{\"user_sid\":\"" + pat + "\",\"name\":\"z\"}")).isEqualTo(400);
    assertThat(put(ann, "acme", "{\"user_sid\":\"" + ann + "\",\"name\":\"z\"}")).isEqualTo(204);
    assertThat(put(ann, "acme", "{\"old_password\":\"" + PASSWORD + "\"}")).isEqualTo(400);
    assertThat(put(ann, "acme", "{\"old_password\":\"no\",\"new_password\":\"another word 2\"}"))
        .isEqualTo(403);
    assertThat(
            put(
                ann,
                "acme",
                "{\"name\":\"y\",\"old_password\":\"a\",\"new_password\":\"another word 2\"}"))
        .isEqualTo(400);
    assertThat(
            put(
                ann,
                "acme",
                "{\"old_password\":\"" + PASSWORD + "\",\"new_password\":\"another word 2\"}"))
        .isEqualTo(204);
    assertThat(put(ann, "cork", "{\"name\":\"y\"}")).isEqualTo(404);
    assertThat(put(pat, "acme", "{\"name\":\"y\"}")).isEqualTo(404);
  }

  @Test
  void aViewOnlyUserMayReadAndChangeItsPassword() {
    assertThat(put(ann, "acme", "{\"is_view_only\":true}")).isEqualTo(204);
    assertThat(one(ann).flag("is_view_only")).contains(true);
    var token = building.login("ann");
    var path = "/v1/Users/" + ann;
    assertThat(building.session("GET", path, token, "").status).isEqualTo(200);
    assertThat(building.session("PUT", path, token, "{\"name\":\"y\"}").status).isEqualTo(403);
    assertThat(building.session("POST", "/v1/ApiKeys", token, "{}").status).isEqualTo(403);
    assertThat(put(ann, "acme", "{\"is_view_only\":0}")).isEqualTo(204);
    assertThat(building.session("PUT", path, token, "{\"name\":\"y\"}").status).isEqualTo(204);
    assertThat(put(ann, "acme", "{\"is_view_only\":1}")).isEqualTo(204);
    var both = "{\"old_password\":\"" + PASSWORD + "\",\"new_password\":\"another word 2\"}";
    assertThat(building.session("PUT", path, token, both).status).isEqualTo(204);
  }

  @Test
  void oneselfComesWithWhatOneBelongsToAndWithoutSecrets() {
    var me = building.session("GET", "/v1/Users/me", building.login("ann"), "");
    assertThat(me.object().object("account").orElseThrow().text("name")).contains("acme");
    assertThat(me.object().object("user").orElseThrow().flag("email_validated")).contains(false);
    assertThat(me.text).doesNotContain("wh_secret", "argon2", "webhook_secret", "activation");
    var root = building.session("GET", "/v1/Users/me", building.login("root"), "").object();
    assertThat(root.object("account").orElseThrow().members().values())
        .containsOnly(new Json.Null());
    assertThat(building.get("/v1/Users/me", "acme").status).isEqualTo(403);
  }

  @Test
  void theLastActiveAdministratorStays() {
    var path = "/v1/Users/" + root;
    assertThat(building.ask("DELETE", path, "admin", "").status).isEqualTo(400);
    assertThat(put(root, "admin", "{\"is_active\":0}")).isEqualTo(400);
    var other = building.user("other", Optional.empty(), Optional.empty(), false);
    assertThat(building.ask("DELETE", path, "north", "").status).isEqualTo(404);
    assertThat(building.ask("DELETE", path, "admin", "").status).isEqualTo(204);
    assertThat(building.ask("DELETE", "/v1/Users/" + other, "admin", "").status).isEqualTo(400);
  }

  @Test
  void theLastActiveAdministratorIsNotMovedAway() {
    assertThat(put(root, "admin", "{\"account_sid\":\"" + building.acme + "\"}")).isEqualTo(400);
    var north = "{\"service_provider_sid\":\"" + building.north + "\"}";
    assertThat(put(root, "admin", north)).isEqualTo(400);
    assertThat(one(root).members().get("service_provider_sid")).isEqualTo(new Json.Null());
    var _ = building.user("other", Optional.empty(), Optional.empty(), false);
    assertThat(put(root, "admin", north)).isEqualTo(204);
  }

  @Test
  void aDeletedUsersSessionsEnd() {
    var token = building.login("ann");
    assertThat(building.ask("DELETE", "/v1/Users/" + ann, "acme", "").status).isEqualTo(204);
    assertThat(building.session("GET", "/v1/Users/me", token, "").status).isEqualTo(401);
  }

  @Test
  void aPasswordIsWhatThePolicySays() {
    assertThat(building.get("/v1/PasswordSettings", "acme").text)
        .isEqualTo("{\"min_password_length\":8}");
    var policy = "{\"min_password_length\":10,\"require_digit\":1,\"require_special_character\":1}";
    var path = "/v1/PasswordSettings";
    assertThat(building.ask("POST", path, "north", policy).status).isEqualTo(403);
    assertThat(building.ask("POST", path, "admin", "{\"min_password_length\":7}").status)
        .isEqualTo(400);
    assertThat(building.ask("POST", path, "admin", policy).text).isEqualTo("{}");
    assertThat(building.get(path, "acme").text).isEqualTo(policy);
    for (var weak : List.of("short 1", "nodigits here", "nospecial1char")) {
      assertThat(put(ann, "acme", "{\"initial_password\":\"" + weak + "\"}")).isEqualTo(400);
    }
    assertThat(put(ann, "acme", "{\"initial_password\":\"пароль 1 длинный\"}")).isEqualTo(204);
    assertThat(put(ann, "acme", "{\"initial_password\":\"" + "a1 ".repeat(43) + "\"}"))
        .isEqualTo(400);
  }

  @Test
  void everyChangeIsInTheLogOfItsProviderInAnUnbrokenChain() {
    assertThat(put(ann, "acme", "{\"name\":\"anne\",\"is_active\":0}")).isEqualTo(204);
    var chain =
        building.all(
            Nouns.AUDIT_LOG,
            Query.all().where("service_provider_sid", building.north).orderBy("time"));
    assertThat(chain).hasSizeGreaterThan(3);
    var previous = "0".repeat(64);
    for (var entry : chain) {
      assertThat(entry.text("previous_hash")).contains(previous);
      assertThat(AuditChain.hash(entry)).isEqualTo(entry.text("hash").orElseThrow());
      assertThat(entry.text("changes").orElseThrow()).doesNotContain("hashed_password");
      previous = entry.text("hash").orElseThrow();
    }
    var last = chain.getLast();
    assertThat(last.text("actor_kind")).contains("api_key");
    assertThat(last.text("entity_sid")).contains(ann.value());
    assertThat(last.text("changes").orElseThrow())
        .contains("{\"member\":\"name\",\"before\":\"…\",\"after\":\"…\"}")
        .contains("{\"member\":\"is_active\",\"before\":1,\"after\":0}");
  }
}
