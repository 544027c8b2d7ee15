package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Everything that can be made is made, listed, got, sent back and removed; by nobody else, and
/// once (rest-api.md 1.2, 1.3, 2.3, 2.4).
@ParameterizedClass
@EnumSource
class UsualFiveTest extends SiteContract {
  private String viewer = "";

  @BeforeEach
  void settle() {
    var acme = Optional.of(site.building.acme);
    assertThat(site.building.user("vera", acme, Optional.empty(), true)).isNotNull();
    viewer = site.building.login("vera");
  }

  private Map<Method, Operation> operations(String path) {
    return new Router(site.building.api.operations())
        .route(Method.GET, "/v1" + path)
        .map(Router.Routed::operations)
        .orElse(Map.of());
  }

  private int anonymous(String method, String path) {
    return site.building.say(site.building.request(method, "/v1" + path, "")).status;
  }

  private int viewing(String method, String path) {
    return site.building.session(method, "/v1" + path, viewer, "").status;
  }

  @Test
  void whatIsMadeIsGotSentBackAndRemovedByItsOwnerAlone() {
    for (var made : Made.all(site)) {
      assertThat(anonymous("POST", made.path())).as(made.path()).isEqualTo(401);
      assertThat(viewing("POST", made.path())).as(made.path()).isEqualTo(403);
      var sid = site.make(made.path(), made.key(), made.body().print());
      listed(made, sid);
      var item = made.path() + "/" + sid;
      var offered = operations(item);
      offered.forEach((method, operation) -> {
        assertThat(anonymous(method.name(), item)).as(operation.toString()).isEqualTo(401);
        strangers(operation, item);
      });
      if (offered.containsKey(Method.PUT) && offered.containsKey(Method.GET)) {
        sentBack(made, item, sid);
      }
      if (offered.containsKey(Method.DELETE)) {
        assertThat(site.delete(item, made.key())).as(item).isEqualTo(204);
        assertThat(site.delete(item, made.key())).as(item).isEqualTo(404);
      }
      if (offered.containsKey(Method.GET) && offered.containsKey(Method.DELETE)) {
        assertThat(site.status(item, made.key())).as(item).isEqualTo(404);
      }
    }
  }

  private void listed(Made made, String sid) {
    var list = operations(made.path()).get(Method.GET);
    if (list != null && list.query().stream().noneMatch(Parameter::required)) {
      var query =
          made.path().startsWith("/GoogleCustomVoices")
              ? "?speech_credential_sid=" + made.body().text("speech_credential_sid").orElse("")
              : "";
      var heard = site.building.get("/v1" + made.path() + query, made.key());
      assertThat(heard.text).as(made.path()).contains(sid);
      var page =
          site.get(made.path() + (query.isEmpty() ? "?" : query + "&") + "page=1", made.key());
      assertThat(page.items("data")).as(made.path()).isNotEmpty();
    }
  }

  /// A foreign account gets what the place of the sid says; a viewer may not write.
  private void strangers(Operation operation, String item) {
    boolean guarded =
        operation.accountGuard().isPresent()
            || operation.providerGuard().isPresent()
            || !operation.allowed().admits(Role.ACCOUNT);
    int foreign = site.ask(operation.method().name(), item, "cork", "").status;
    assertThat(foreign).as(operation.toString()).isEqualTo(guarded ? 403 : 404);
    if (!operation.method().reads()) {
      assertThat(viewing(operation.method().name(), item)).as(operation.toString()).isEqualTo(403);
    }
  }

  private void sentBack(Made made, String item, String sid) {
    var told = site.get(item, made.key());
    var use = item.contains("/SpeechCredentials/") ? "{'use_for_tts':1}" : "{}";
    assertThat(site.put(item, made.key(), use)).as(item).isEqualTo(204);
    assertThat(site.put(item, made.key(), told.print())).as(item).isEqualTo(204);
    assertThat(site.get(item, made.key())).as(item).isEqualTo(told);
    var key =
        told.members().entrySet().stream()
            .filter(member -> member.getValue().equals(Json.of(sid)))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    var other = Json.object().with(key, site.building.north.value()).with("use_for_tts", 1);
    assertThat(site.put(item, made.key(), other.print())).as(item).isEqualTo(400);
  }
}
