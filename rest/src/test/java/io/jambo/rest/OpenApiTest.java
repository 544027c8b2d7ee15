package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Nouns;
import io.jambo.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Shape.Thing THING =
      Shapes.told("Thing", Nouns.CLIENTS).only("client_sid", "username", "is_active").thing();

  private static final List<Operation> OPERATIONS =
      List.of(
          Operation.get("/Things")
              .says("All things")
              .to(Allowed.A_S_C)
              .asks(Parameter.of("name", Shape.text(64), "part of the name"))
              .lists(THING)
              .by(_ -> Answer.done()),
          Operation.put("/Things/{client_sid}")
              .says("Change one")
              .to(Allowed.A_S)
              .takes(Shapes.partial("Thing", THING))
              .changes()
              .by(_ -> Answer.done()),
          Operation.post("/login")
              .says("In")
              .to(Allowed.PUBLIC)
              .answers(204)
              .by(_ -> Answer.done()));

  private final Json.Obj document = OpenApi.of(OPERATIONS);

  private static Json at(Json json, String... names) {
    for (var name : names) {
      json = ((Json.Obj) json).get(name).orElseThrow(() -> new AssertionError("no " + name));
    }
    return json;
  }

  @Test
  void everyOperationStandsInItWithEveryStatus() {
    var responses = (Json.Obj) at(document, "paths", "/v1/Things/{client_sid}", "put", "responses");
    assertThat(responses.members().keySet())
        .containsExactly(
            "204", "400", "401", "403", "404", "413", "415", "422", "429", "500", "503");
  }

  @Test
  void flagsAreDigitsInAnswersAndMayBeTruthsInRequests() {
    var schemas = at(document, "components", "schemas");
    assertThat(at(schemas, "Thing", "properties", "is_active").print())
        .isEqualTo("{\"type\":\"integer\",\"enum\":[0,1]}");
    assertThat(at(schemas, "ThingInput", "properties", "is_active").print())
        .isEqualTo("{\"anyOf\":[{\"type\":\"integer\",\"enum\":[0,1]},{\"type\":\"boolean\"}]}");
    assertThat(at(schemas, "Thing", "properties", "username").print())
        .isEqualTo("{\"type\":[\"string\",\"null\"],\"maxLength\":64}");
  }

  @Test
  void aListMayBeAPage() {
    assertThat(at(document, "paths", "/v1/Things", "get", "responses", "200").print())
        .contains("\"$ref\":\"#/components/schemas/ThingPage\"");
  }

  @Test
  void whatIsPublicAsksForNoCredentials() {
    assertThat(at(document, "paths", "/v1/login", "post", "security").print()).isEqualTo("[]");
  }

  @Test
  void twoObjectsOfOneNameAreRefused() {
    var other = Shape.thing("Thing", Member.of("x", Shape.flag()));
    var clash = Operation.get("/X").says("x").to(Allowed.A).answers(200, other);
    assertThatThrownBy(() -> OpenApi.of(List.of(OPERATIONS.get(0), clash.by(_ -> Answer.done()))))
        .hasMessageContaining("two objects are named Thing");
  }

  @Test
  void thePageForPeopleFetchesNothing() {
    var heard = Sent.get("/swagger").to(new Town().api(OPERATIONS.toArray(Operation[]::new)));
    assertThat(heard.status).isEqualTo(200);
    assertThat(heard.text)
        .contains("/v1/Things/{client_sid}")
        .doesNotContain("http://", "https://");
    assertThat(heard.text).doesNotContain("<script", "src=");
    assertThat(heard.headers.get("Content-Security-Policy")).contains("style-src 'sha256-");
  }
}
