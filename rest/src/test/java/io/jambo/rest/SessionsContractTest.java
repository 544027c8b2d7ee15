package io.jambo.rest;

import static io.jambo.rest.Building.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Coming in, staying, going out (rest-api.md 2.1, 3.1, 3.2, 3.5, 3.8).
@ParameterizedClass
@EnumSource
class SessionsContractTest {
  private final Database database;
  @TempDir Path folder;
  private Building building;

  SessionsContractTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    building = new Building(database, folder);
    var _ = building.user("ann", Optional.of(building.acme), Optional.empty(), false);
  }

  @AfterEach
  void close() {
    building.close();
  }

  private Heard login(String name, String password) {
    var json = "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    return building.say(building.request("POST", "/v1/login", json));
  }

  private int me(String token) {
    return building.session("GET", "/v1/Users/me", token, "").status;
  }

  @Test
  void aLoginTellsWhoOneIsAndItsTokenCarriesTheClaimsOfThePortal() {
    var answer = login("ann", PASSWORD).object();
    assertThat(answer.text("scope")).contains("account");
    assertThat(answer.flag("force_change")).contains(false);
    assertThat(answer.text("account_name")).contains("acme");
    assertThat(answer.text("service_provider_name")).contains("north");
    var parts = answer.text("token").orElseThrow().split("\\.", -1);
    var text = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    var claims = (Json.Obj) Json.parse(text).ok().orElseThrow();
    assertThat(claims.members().keySet())
        .contains(
            "scope",
            "permissions",
            "is_view_only",
            "user_sid",
            "name",
            "service_provider_sid",
            "service_provider_name",
            "account_sid",
            "account_name",
            "iat",
            "exp");
    assertThat(claims.flag("is_view_only")).contains(false);
    assertThat(login("ann@a.test", PASSWORD).status).isEqualTo(200);
  }

  @Test
  void whatIsWrongIsNotSaid() {
    var wrong = login("ann", "no");
    var unknown = login("nobody", PASSWORD);
    assertThat(wrong.status).isEqualTo(403);
    assertThat(unknown.status).isEqualTo(403);
    assertThat(unknown.msg()).isEqualTo(wrong.msg());
    assertThat(building.say(building.request("POST", "/v1/login", "{}")).status).isEqualTo(400);
  }

  @Test
  void anInactiveUserDoesNotComeIn() {
    var sid = building.user("eve", Optional.empty(), Optional.of(building.north), false);
    var token = building.login("eve");
    assertThat(building.ask("PUT", "/v1/Users/" + sid, "admin", "{\"is_active\":0}").status)
        .isEqualTo(204);
    assertThat(me(token)).isEqualTo(401);
    assertThat(login("eve", PASSWORD).status).isEqualTo(403);
  }

  @Test
  void sixWrongPasswordsLockTheUserFromThatSourceForHalfAnHour() {
    for (int i = 0; i < 6; i++) {
      assertThat(login("ann", "no").status).isEqualTo(403);
    }
    var locked = login("ann", PASSWORD);
    assertThat(locked.status).isEqualTo(403);
    assertThat(locked.object().text("error")).isPresent();
    building.kit.passes(Duration.ofMinutes(31));
    assertThat(login("ann", PASSWORD).status).isEqualTo(200);
  }

  /// While a password waits to be hashed, at most ten seconds.
  private static final Duration PROVING = Duration.ofSeconds(10);

  @Test
  void aUserWhoIsShutOutWhileItsPasswordIsProvenDoesNotComeIn() {
    var sid = building.all(Nouns.USERS, Query.all().where("name", "ann")).getFirst().sid();
    var path = "/v1/Users/" + sid;
    building.kit.when(PROVING, () -> building.ask("PUT", path, "admin", "{\"is_active\":0}"));
    var late = login("ann", PASSWORD);
    assertThat(late.status).as(late.text).isEqualTo(403);
    assertThat(building.all(Nouns.AUDIT_LOG, Query.all().where("action", "login")))
        .extracting(entry -> entry.text("result").orElse(""))
        .containsExactly("refused");
    assertThat(building.ask("PUT", path, "admin", "{\"is_active\":1}").status).isEqualTo(204);
    assertThat(building.get(path + "/Sessions", "acme").text).isEqualTo("[]");
    assertThat(login("ann", PASSWORD).status).isEqualTo(200);
  }

  @Test
  void guessesBesideEachOtherCountAsGuessesInTurnDo() {
    building.kit.when(
        PROVING,
        () -> {
          for (int i = 0; i < 6; i++) {
            assertThat(login("ann", "no").status).isEqualTo(403);
          }
        });
    var beside = login("ann", PASSWORD);
    assertThat(beside.status).isEqualTo(403);
    assertThat(beside.object().text("error")).isPresent();
  }

  @Test
  void twentyWrongPasswordsLockTheSource() {
    for (int i = 0; i < 20; i++) {
      assertThat(login("nobody" + i, "no").status).isEqualTo(403);
    }
    assertThat(login("ann", PASSWORD).status).isEqualTo(403);
  }

  @Test
  void aTokenHoldsForAnHourAndASessionForTwelve() {
    var token = building.login("ann");
    building.kit.passes(Duration.ofMinutes(59));
    assertThat(me(token)).isEqualTo(200);
    for (int hour = 0; hour < 12; hour++) {
      var next = building.session("POST", "/v1/refresh-token", token, "");
      assertThat(next.status).isEqualTo(200);
      token = next.object().text("token").orElseThrow();
      building.kit.passes(Duration.ofMinutes(55));
    }
    building.kit.passes(Duration.ofMinutes(2));
    assertThat(me(token)).isEqualTo(401);
  }

  @Test
  void aRefreshedTokensPredecessorHoldsForAMinute() {
    var old = building.login("ann");
    var answer = building.session("POST", "/v1/refresh-token", old, "");
    var token = answer.object().text("token").orElseThrow();
    assertThat(me(old)).isEqualTo(200);
    building.kit.passes(Duration.ofSeconds(61));
    assertThat(me(old)).isEqualTo(401);
    assertThat(me(token)).isEqualTo(200);
    assertThat(building.ask("POST", "/v1/refresh-token", "acme", "").status).isEqualTo(403);
  }

  @Test
  void logoutEndsThisSessionAlone() {
    var one = building.login("ann");
    var other = building.login("ann");
    assertThat(building.session("POST", "/v1/logout", one, "").status).isEqualTo(204);
    assertThat(me(one)).isEqualTo(401);
    assertThat(me(other)).isEqualTo(200);
    assertThat(building.ask("POST", "/v1/logout", "acme", "").status).isEqualTo(403);
  }

  @Test
  void aChangedPasswordEndsEverySessionAndForcedChangeIsOver() {
    var sid = building.user("bob", Optional.of(building.acme), Optional.empty(), true);
    var _ = building.ask("PUT", "/v1/Users/" + sid, "admin", "{\"force_change\":1}");
    assertThat(login("bob", PASSWORD).object().flag("force_change")).contains(true);
    var token = building.login("bob");
    var change = "{\"old_password\":\"" + PASSWORD + "\",\"new_password\":\"another word 2\"}";
    var wrong = "{\"old_password\":\"no\",\"new_password\":\"another word 2\"}";
    var same = "{\"old_password\":\"" + PASSWORD + "\",\"new_password\":\"" + PASSWORD + "\"}";
    var path = "/v1/change-password";
    assertThat(building.session("POST", path, token, wrong).status).isEqualTo(400);
    assertThat(building.session("POST", path, token, same).status).isEqualTo(400);
    assertThat(building.session("POST", path, token, change).status).isEqualTo(204);
    assertThat(me(token)).isEqualTo(401);
    assertThat(login("bob", PASSWORD).status).isEqualTo(403);
    assertThat(login("bob", "another word 2").object().flag("force_change")).contains(false);
  }

  @Test
  void theHundredAndFirstSessionOfAUserEndsItsFirst() {
    var first = building.login("ann");
    building.kit.passes(Duration.ofMillis(10));
    var second = building.login("ann");
    for (int i = 2; i < 101; i++) {
      building.kit.passes(Duration.ofMillis(10));
      var _ = building.login("ann");
    }
    assertThat(me(first)).isEqualTo(401);
    assertThat(me(second)).isEqualTo(200);
  }

  @Test
  void aForgedTokenIsNotTaken() {
    var token = building.login("ann");
    var parts = token.split("\\.", -1);
    var none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(me(none + "." + parts[1] + ".")).isEqualTo(401);
    char other = parts[2].charAt(3) == 'x' ? 'y' : 'x';
    var forged = parts[2].replace(parts[2].charAt(3), other);
    assertThat(me(parts[0] + "." + parts[1] + "." + forged)).isEqualTo(401);
    assertThat(me("not.a.token")).isEqualTo(401);
    assertThat(me(token)).isEqualTo(200);
  }

  @Test
  void sessionsAreListedAndEndedOneByOne() {
    var token = building.login("ann");
    var other = building.login("ann");
    var sid = building.all(Nouns.USERS, Query.all().where("name", "ann")).getFirst().sid();
    var path = "/v1/Users/" + sid + "/Sessions";
    var list = ((Json.Arr) building.session("GET", path, token, "").json()).items();
    assertThat(list).hasSize(2);
    var foreign =
        list.stream()
            .map(Json.Obj.class::cast)
            .filter(one -> one.flag("current").equals(Optional.of(false)))
            .findFirst()
            .orElseThrow();
    assertThat(foreign.text("source")).contains("127.0.0.0/24");
    var one = path + "/" + foreign.text("session_id").orElseThrow();
    assertThat(building.ask("DELETE", one, "bolt", "").status).isEqualTo(404);
    assertThat(building.ask("DELETE", one, "acme", "").status).isEqualTo(204);
    assertThat(building.ask("DELETE", one, "acme", "").status).isEqualTo(404);
    assertThat(me(other)).isEqualTo(401);
    assertThat(me(token)).isEqualTo(200);
  }

  @Test
  void loginsAreWrittenDownWithTheirResult() {
    var _ = login("ann", "no");
    var _ = login("ann", PASSWORD);
    var entries = building.all(Nouns.AUDIT_LOG, Query.all().where("action", "login"));
    assertThat(entries)
        .extracting(entry -> entry.text("result").orElse(""))
        .containsExactlyInAnyOrder("refused", "ok");
    assertThat(entries).extracting(SessionsContractTest::source).containsOnly("127.0.0.0/24");
  }

  private static String source(Row entry) {
    return entry.text("source").orElse("");
  }
}
