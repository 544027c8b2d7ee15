package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Nouns;
import io.jambo.wire.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
  private static final Shape.Thing THING =
      Shape.thing(
          "Thing",
          Member.of("name", Shape.filled(5)),
          Member.of("note", Shape.text(5)).maybe().orNull(),
          Member.of("on", Shape.flag()).maybe(),
          Member.of("truth", Shape.truth()).maybe(),
          Member.of("count", Shape.whole(1, 9)).maybe(),
          Member.of("at", Shape.moment()).maybe(),
          Member.of("word", Shape.oneOf("GET", "POST")).maybe(),
          Member.of("who", new Shape.Reference(Nouns.ACCOUNTS)).maybe(),
          Member.of("list", Shape.many(Shape.whole(0, 9), 2)).maybe(),
          Member.of("inner", Shape.thing("Inner", Member.of("url", Shape.text(9)))).maybe());

  private static Body read(String json) {
    return new Reading(false).body(THING, (Json.Obj) Json.parse(json).ok().orElseThrow(), "");
  }

  @Test
  void everyMemberComesInItsForm() {
    var body =
        read(
            """
            {"name": "x", "note": null, "on": 1, "truth": true, "count": 9.0, "word": "get",
             "at": "Sat, 21 Nov 2026 09:30:00 +0000", "list": [1, 2], "inner": {"url": "u"},
             "who": "AAAAAAAA-0000-1000-8000-000000000000", "unknown": {"a": 1}}\
            """);
    assertThat(body.text("name")).contains("x");
    assertThat(body.cleared("note")).isTrue();
    assertThat(body.flag("on")).contains(true);
    assertThat(body.flag("truth")).contains(true);
    assertThat(body.whole("count")).contains(9L);
    assertThat(body.text("word")).contains("GET");
    assertThat(body.moment("at")).contains(Instant.parse("2026-11-21T09:30:00Z"));
    assertThat(body.sid("who").orElseThrow().value()).startsWith("aaaaaaaa");
    assertThat(body.body("inner").orElseThrow().text("url")).contains("u");
    assertThat(body.names()).doesNotContain("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|name: is missing",
        "{\"name\": null}|name: must not be null",
        "{\"name\": \"\"}|name: must not be empty",
        "{\"name\": \"123456\"}|name: must have at most 5 characters",
        "{\"name\": 7}|name: must be a string",
        "{\"name\": \"a\\u0000\"}|name: must not contain NUL",
        "{\"name\": \"a\\ud800\"}|name: must be whole characters",
        "{\"name\": \"a\", \"on\": 2}|on: must be 0 or 1",
        "{\"name\": \"a\", \"on\": \"1\"}|on: must be 0 or 1",
        "{\"name\": \"a\", \"truth\": 1}|truth: must be true or false",
        "{\"name\": \"a\", \"count\": 1.5}|count: must be a whole number",
        "{\"name\": \"a\", \"count\": 10}|count: must be between 1 and 9",
        "{\"name\": \"a\", \"count\": 1e300}|count: must be between 1 and 9",
        "{\"name\": \"a\", \"at\": \"yesterday\"}|at: must be a date and time",
        "{\"name\": \"a\", \"word\": \"PUT\"}|word: must be one of GET, POST",
        "{\"name\": \"a\", \"who\": \"me\"}|who: must be a sid",
        "{\"name\": \"a\", \"list\": [1,2,3]}|list: must have at most 2 items",
        "{\"name\": \"a\", \"list\": [1,\"2\"]}|list[1]: must be a number",
        "{\"name\": \"a\", \"inner\": []}|inner: must be an object",
        "{\"name\": \"a\", \"inner\": {}}|inner.url: is missing",
      })
  void whatDoesNotFitIsRefusedByName(String json, String msg) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessage(msg);
  }

  @Test
  void aFormSaysEverythingAsText() {
    var json = (Json.Obj) Json.parse("{\"name\":\"a\",\"on\":\"true\",\"count\":\"3\"}").ok().get();
    var body = new Reading(true).body(THING, json, "");
    assertThat(body.flag("on")).contains(true);
    assertThat(body.whole("count")).contains(3L);
  }
}
