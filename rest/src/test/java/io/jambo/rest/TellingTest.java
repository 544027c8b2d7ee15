package io.jambo.rest;

import static io.jambo.rest.Town.ACME_APP;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingTest {
  private static final Shape.Thing HOOK =
      Shape.thing(
          "Hook",
          Member.of("url", Shape.text(99)),
          Member.of("method", new Shape.OneOf(List.of("GET", "POST"), true)),
          Member.of("password", Shape.text(99)).orNull().masked(Mask.CONSTANT));

  private static final Shape.Thing APPLICATION =
      Shapes.told("Application", Nouns.APPLICATIONS)
          .only(
              "application_sid", "name", "speech_synthesis_label", "record_all_calls", "created_at")
          .and(Member.of("call_hook", HOOK).orNull(), Member.of("more", Shape.any()).maybe())
          .and(Member.of("number", new Shape.Text(0, 99, Shape.Format.PHONE)).maybe())
          .thing()
          .early("application_sid", "name", "call_hook", "created_at", "number");

  private static final Facts FACTS_HOOK =
      Facts.of("url", "http://a/\"\u0001é\ud83d\ude00")
          .with("method", "POST")
          .with("password", Secret.of("hunter2"));

  private final Town town = new Town();

  private static Facts facts(Row row) {
    return Facts.of(row).with("call_hook", FACTS_HOOK).with("number", "15550100200");
  }

  private final Api api =
      town.api(
          Operation.get("/Applications/{application_sid}")
              .says("x")
              .to(Allowed.A_S_C)
              .item("application_sid", Nouns.APPLICATIONS)
              .answers(200, APPLICATION)
              .by(asked -> Answer.ok(facts(asked.row()))),
          Operation.get("/Many")
              .says("x")
              .to(Allowed.A_S_C)
              .lists(Shape.thing("One", Member.of("name", Shape.text(99))))
              .by(TellingTest::list));

  private static Answer list(Asked asked) {
    if (asked.page().isPresent()) {
      return Answer.page(asked.page().get(), 7, List.of(Facts.of("name", "x")));
    }
    return Answer.each(taker -> {
      for (int i = 0; i < 20_000; i++) {
        taker.accept(Facts.of("name", "n" + i));
      }
    });
  }

  private String one(String who) {
    return Sent.get("/v1/Applications/" + ACME_APP).by(who).to(api).text;
  }

  @Test
  void flagsAreDigitsNullsStayDatesAreIsoAndSecretsAreMasked() {
    assertThat(one("acme"))
        .isEqualTo(
            """
            {"application_sid":"00000021-0000-4000-8000-000000000000","name":"menu",\
            "speech_synthesis_label":null,"record_all_calls":0,\
            "created_at":"2026-11-21T09:30:00.500Z","call_hook":{"url":"http://a/\\"\\u0001é😀",\
            "method":"POST","password":"XXXXXXXX"},"number":"15550100200"}\
            """);
  }

  @Test
  void theEarlyProfileSeesItsMembersInItsForm() {
    assertThat(one("early"))
        .isEqualTo(
            """
            {"application_sid":"00000021-0000-4000-8000-000000000000","name":"menu",\
            "created_at":"Sat, 21 Nov 2026 09:30:00 +0000",\
            "call_hook":{"url":"http://a/\\"\\u0001é😀","method":"post","password":"XXXXXXXX"},\
            "number":"+15550100200"}\
            """);
  }

  @Test
  void aPageSaysWhichItIs() {
    assertThat(Sent.get("/v1/Many?page=0").by("acme").to(api).text)
        .isEqualTo("{\"total\":7,\"page\":1,\"page_size\":50,\"data\":[{\"name\":\"x\"}]}");
    assertThat(Sent.get("/v1/Many?page=2&page_size=501").by("acme").to(api).status).isEqualTo(400);
  }

  @Test
  void aLongListLeavesPieceByPieceAndIsWhole() {
    var heard = Sent.get("/v1/Many").by("acme").to(api);
    assertThat(heard.pieces).isGreaterThan(5);
    assertThat(heard.text).startsWith("[{\"name\":\"n0\"},{\"name\":\"n1\"}");
    assertThat(heard.text).endsWith("{\"name\":\"n19999\"}]");
  }

  @Test
  void masksKeepWhatTheyMay() {
    assertThat(Mask.PREFIX.shown("abcdefgh")).isEqualTo("abcdefXX");
    assertThat(Mask.PREFIX.shown("abcdef")).isEqualTo("XXXXXX");
    assertThat(Mask.TOKEN.shown("abcdefgh")).isEqualTo("abcdXXXX");
    assertThat(Mask.CONSTANT.shown("a")).isEqualTo("XXXXXXXX");
  }

  @Test
  void halfACharacterDoesNotSpoilTheText() {
    var out = new JsonOut();
    out.text("a\ud800b\udc00");
    assertThat(
            Json.parse(
                new String(out.bytes(), 0, out.length(), java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(io.jambo.wire.Parsed.Ok.class);
  }
}
