package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.outbound.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiTest {
  private static final Shape.Thing BODY =
      Shape.thing("Body", Member.of("name", Shape.text(9)), Member.of("on", Shape.flag()).maybe());

  private static final RestSettings STRICT =
      new RestSettings(
          64,
          Optional.of(new RestSettings.Rate(3, Duration.ofMinutes(5))),
          RestSettings.RateKey.APIKEY,
          Optional.empty(),
          false,
          false,
          Optional.empty(),
          Optional.empty(),
          204,
          List.of(Cidr.parse("192.0.2.0/24").orElseThrow()));

  private final Api api =
      new Town()
          .api(
              STRICT,
              Operation.post("/Things")
                  .says("x")
                  .to(Allowed.A_S_C)
                  .takes(BODY)
                  .answers(200, BODY)
                  .by(asked ->
                      Answer.ok(
                          Facts.of("name", asked.body().text("name").orElseThrow())
                              .with("on", asked.body().flag("on").orElse(false)))),
              Operation.get("/Bug")
                  .says("x")
                  .to(Allowed.A_S_C)
                  .answers(204)
                  .by(_ -> {
                    throw new IllegalStateException("select * from secrets");
                  }));

  @Test
  void malformedJsonIsNamedByLineAndColumn() {
    var heard = Sent.post("/v1/Things", "{\"name\": \"x\",\n \"on\": 1,}").by("acme").to(api);
    assertThat(heard.status).isEqualTo(400);
    assertThat(heard.msg()).contains("line 2, column");
  }

  @Test
  void formsAreReadToo() {
    var form =
        Sent.of("POST", "/v1/Things").with("Content-Type", "application/x-www-form-urlencoded");
    var heard = form.saying("name=a+b%21&on=1").by("acme").to(api);
    assertThat(heard.text).isEqualTo("{\"name\":\"a b!\",\"on\":1}");
  }

  @Test
  void anotherContentTypeIs415AndSaysWhatIsRead() {
    var heard =
        Sent.of("POST", "/v1/Things")
            .with("Content-Type", "text/xml")
            .saying("<a/>")
            .by("acme")
            .to(api);
    assertThat(heard.status).isEqualTo(415);
    assertThat(heard.headers.get("Accept")).contains("application/json");
  }

  @Test
  void aBodyAboveTheBoundIs413() {
    var heard =
        Sent.post("/v1/Things", "{\"name\": \"" + "x".repeat(64) + "\"}").by("acme").to(api);
    assertThat(heard.status).isEqualTo(413);
  }

  @Test
  void aBodyThatIsNoObjectIs400() {
    assertThat(Sent.post("/v1/Things", "[1]").by("acme").to(api).msg())
        .isEqualTo("the body must be an object");
  }

  @Test
  void aFaultOfOursTellsNothingOfOurInside() {
    var heard = Sent.get("/v1/Bug").by("acme").to(api);
    assertThat(heard.status).isEqualTo(500);
    assertThat(heard.text).doesNotContain("select", "Exception", "io.jambo");
    assertThat(heard.object().text("request_id")).isPresent();
  }

  @Test
  void theFourthRequestOfAWindowOfThreeIs429AndSaysWhenToComeBack() {
    var request = Sent.post("/v1/Things", "{\"name\": \"x\"}").by("acme").from("198.51.100.7");
    assertThat(request.to(api).headers).containsEntry("RateLimit-Remaining", "2");
    var _ = request.to(api);
    var _ = request.to(api);
    var refused = request.to(api);
    assertThat(refused.status).isEqualTo(429);
    assertThat(Integer.parseInt(refused.headers.get("Retry-After"))).isBetween(299, 300);
    assertThat(request.by("early").from("198.51.100.7").to(api).status).isEqualTo(429);
    assertThat(request.by("user").to(api).status).isEqualTo(200);
    assertThat(request.from("127.0.0.1").to(api).status).isEqualTo(200);
  }

  @Test
  void whoeverGuessesTokensUsesUpTheAllowanceOfItsAddress() {
    var request = Sent.get("/v1/Bug").by("guess").from("198.51.100.8");
    for (int i = 0; i < 3; i++) {
      assertThat(request.to(api).status).isEqualTo(401);
    }
    assertThat(request.to(api).status).isEqualTo(429);
  }

  @Test
  void aForwardedAddressIsBelievedFromATrustedProxyAlone() {
    var request = Sent.get("/ip").with("X-Forwarded-For", "203.0.113.9, 198.51.100.1, 192.0.2.7");
    assertThat(request.from("192.0.2.1").to(api).text).isEqualTo("198.51.100.1");
    assertThat(request.from("198.51.100.99").to(api).text).isEqualTo("198.51.100.99");
  }

  @Test
  void aPreflightIsAnsweredForAnyOriginAndNeverWithCredentials() {
    var heard = Sent.of("OPTIONS", "/v1/Things").with("Origin", "https://portal.example").to(api);
    assertThat(heard.status).isEqualTo(204);
    assertThat(heard.headers.get("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(heard.headers).doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @Test
  void lifeIsShownAtTheRoot() {
    assertThat(Sent.get("/health").to(api).text).isEqualTo("OK");
    assertThat(Sent.get("/").to(api).text).isEqualTo("OK");
  }
}
