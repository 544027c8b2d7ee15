package io.jambo.rest;

import static io.jambo.rest.Town.ACME;
import static io.jambo.rest.Town.ACME_APP;
import static io.jambo.rest.Town.BOLT;
import static io.jambo.rest.Town.CORK;
import static io.jambo.rest.Town.CORK_APP;
import static io.jambo.rest.Town.NOBODY;
import static io.jambo.rest.Town.NORTH;
import static io.jambo.rest.Town.SHARED;
import static io.jambo.rest.Town.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of rest-api.md 2.4, and what comes before it.
class GateTest {
  private static final Shape.Thing BODY =
      Shapes.sent("Link", Nouns.PHONE_NUMBERS).takes("application_sid").thing();

  private final Town town = new Town();
  private final Api api =
      town.api(
          one(Operation.get("/Applications/{application_sid}"))
              .item("application_sid", Nouns.APPLICATIONS)
              .by(_ -> Answer.done()),
          one(Operation.get("/Accounts/{account_sid}/Calls")).by(_ -> Answer.done()),
          one(Operation.get("/Accounts/{account_sid}/Applications/{application_sid}"))
              .item("application_sid", Nouns.APPLICATIONS)
              .by(_ -> Answer.done()),
          one(Operation.get("/ServiceProviders/{service_provider_sid}/Limits"))
              .by(_ -> Answer.done()),
          one(Operation.get("/VoipCarriers/{voip_carrier_sid}"))
              .item("voip_carrier_sid", Nouns.VOIP_CARRIERS)
              .by(_ -> Answer.done()),
          one(Operation.delete("/VoipCarriers/{voip_carrier_sid}"))
              .item("voip_carrier_sid", Nouns.VOIP_CARRIERS)
              .by(_ -> Answer.done()),
          one(Operation.post("/Link")).takes(BODY).by(_ -> Answer.done()),
          one(Operation.get("/Find"))
              .asks(Parameter.of("account_sid", new Shape.Reference(Nouns.ACCOUNTS), ""))
              .by(_ -> Answer.done()),
          Operation.get("/Bans").says("x").to(Allowed.A).answers(204).by(_ -> Answer.done()),
          Operation.get("/Users/me").says("x").to(Allowed.USER).answers(204).by(_ -> Answer.done()),
          Operation.post("/change")
              .says("x")
              .to(Allowed.USER)
              .with(Operation.Trait.PASSWORD)
              .answers(204)
              .by(_ -> Answer.done()));

  private static Declaration one(Declaration declaration) {
    return declaration.says("x").to(Allowed.A_S_C).answers(204);
  }

  private int status(String who, String target) {
    return Sent.get(target).by(who).to(api).status;
  }

  @Test
  void aRowItselfIs404WhetherForeignOrAbsent() {
    assertThat(status("acme", "/v1/Applications/" + ACME_APP)).isEqualTo(204);
    assertThat(status("north", "/v1/Applications/" + ACME_APP)).isEqualTo(204);
    assertThat(status("acme", "/v1/Applications/" + CORK_APP)).isEqualTo(404);
    assertThat(status("north", "/v1/Applications/" + CORK_APP)).isEqualTo(404);
    assertThat(status("acme", "/v1/Applications/" + NOBODY)).isEqualTo(404);
    assertThat(status("admin", "/v1/Applications/" + NOBODY)).isEqualTo(404);
  }

  @Test
  void anOwnerInFrontOfASubTreeIs403WhetherForeignOrAbsentButToTheAdministrator404() {
    for (var foreign : new Object[] {CORK, NOBODY}) {
      assertThat(status("acme", "/v1/Accounts/" + foreign + "/Calls")).isEqualTo(403);
      assertThat(status("north", "/v1/Accounts/" + foreign + "/Calls")).isEqualTo(403);
    }
    assertThat(status("acme", "/v1/Accounts/" + BOLT + "/Calls")).isEqualTo(403);
    assertThat(status("north", "/v1/Accounts/" + BOLT + "/Calls")).isEqualTo(204);
    assertThat(status("admin", "/v1/Accounts/" + CORK + "/Calls")).isEqualTo(204);
    assertThat(status("admin", "/v1/Accounts/" + NOBODY + "/Calls")).isEqualTo(404);
    assertThat(status("north", "/v1/ServiceProviders/" + SOUTH + "/Limits")).isEqualTo(403);
    assertThat(status("acme", "/v1/ServiceProviders/" + SOUTH + "/Limits")).isEqualTo(403);
    assertThat(status("acme", "/v1/ServiceProviders/" + NORTH + "/Limits")).isEqualTo(204);
    assertThat(status("admin", "/v1/ServiceProviders/" + NOBODY + "/Limits")).isEqualTo(404);
  }

  @Test
  void anItemUnderAnOwnerIsThatOwnersOr404EvenToTheAdministrator() {
    var path = "/v1/Accounts/" + ACME + "/Applications/";
    assertThat(status("admin", path + ACME_APP)).isEqualTo(204);
    assertThat(status("admin", path + CORK_APP)).isEqualTo(404);
    assertThat(status("acme", path + CORK_APP)).isEqualTo(404);
  }

  @Test
  void aSharedRowMayBeReadButNotChanged() {
    assertThat(status("acme", "/v1/VoipCarriers/" + SHARED)).isEqualTo(204);
    var removal = Sent.of("DELETE", "/v1/VoipCarriers/" + SHARED);
    assertThat(removal.by("acme").to(api).status).isEqualTo(403);
    assertThat(removal.by("north").to(api).status).isEqualTo(204);
  }

  @Test
  void aForeignOrAbsentSidInABodyOrAQueryIs400AndNamesItsMember() {
    var link = Sent.post("/v1/Link", "{\"application_sid\": \"" + CORK_APP + "\"}");
    assertThat(link.by("acme").to(api).status).isEqualTo(400);
    assertThat(link.by("north").to(api).msg()).startsWith("application_sid");
    assertThat(link.by("admin").to(api).status).isEqualTo(204);
    assertThat(status("north", "/v1/Find?account_sid=" + CORK)).isEqualTo(400);
    assertThat(status("admin", "/v1/Find?account_sid=" + NOBODY)).isEqualTo(400);
  }

  @Test
  void theScopeIsLookedAtBeforeAnySid() {
    assertThat(status("north", "/v1/Bans")).isEqualTo(403);
    assertThat(status("admin", "/v1/Bans")).isEqualTo(204);
    assertThat(status("acme", "/v1/Users/me")).isEqualTo(403);
    assertThat(status("user", "/v1/Users/me")).isEqualTo(204);
  }

  @Test
  void aMalformedSidIs400() {
    assertThat(status("acme", "/v1/Applications/x")).isEqualTo(400);
    assertThat(status("acme", "/v1/Accounts/x/Calls")).isEqualTo(400);
  }

  @Test
  void aViewOnlyUserReadsAndChangesItsPassword() {
    assertThat(status("viewer", "/v1/Applications/" + ACME_APP)).isEqualTo(204);
    assertThat(Sent.post("/v1/Link", "{}").by("viewer").to(api).status).isEqualTo(403);
    assertThat(Sent.post("/v1/change", "{}").by("viewer").to(api).status).isEqualTo(403);
    var both = "{\"old_password\": \"a\", \"new_password\": \"b\"}";
    assertThat(Sent.post("/v1/change", both).by("viewer").to(api).status).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/Nothing,401", "GET,/api/v1/Nothing,401", "GET,/nothing,404", "GET,/v1/Prices,404",
    "POST,/v1/register,404", "POST,/stripe/webhook,404", "PATCH,/v1/Bans,401", "POST,/health,405",
  })
  void withoutCredentialsNothingIsLearned(String method, String path, int status) {
    assertThat(Sent.of(method, path).to(api).status).isEqualTo(status);
  }

  @Test
  void withoutCredentialsThatHoldTheAnswerSaysHowToGiveThem() {
    var none = Sent.get("/v1/Bans").to(api);
    assertThat(none.text).isEqualTo("Unauthorized");
    assertThat(none.headers).containsEntry("WWW-Authenticate", "Bearer realm=\"Users\"");
    var wrong = Sent.get("/v1/Bans").by("nobody").to(api);
    assertThat(wrong.headers)
        .containsEntry("WWW-Authenticate", "Bearer realm=\"Users\", error=\"invalid_token\"");
  }

  @Test
  void anotherMethodIs405AndNamesThoseThatThereAre() {
    var heard = Sent.of("PUT", "/v1/VoipCarriers/" + SHARED).by("acme").to(api);
    assertThat(heard.status).isEqualTo(405);
    assertThat(heard.headers).containsEntry("Allow", "GET, DELETE, HEAD");
  }
}
