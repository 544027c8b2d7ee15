package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The requests of clients written against the founding documents, as `early-examples.txt` has
/// them: they work with any key; with one of profile `early` the answers have the early form, to
/// the member (rest-api.md 1.8, 21).
@ParameterizedClass
@EnumSource
class EarlyExamplesTest extends SiteContract {
  /// One request and what is expected of it.
  private record Example(
      String who,
      String method,
      String path,
      String keeps,
      String sent,
      int status,
      String wanted) {
    static Example of(String block) {
      var cut = block.indexOf("\n>");
      var asked = block.substring(0, cut).split("\n", 2);
      var words = asked[0].split(" ", -1);
      var answer = block.substring(cut + 2).strip();
      return new Example(
          words[0],
          words[1],
          words[2],
          words.length > 4 ? words[4] : "",
          asked.length > 1 ? asked[1] : "",
          Integer.parseInt(answer.substring(0, 3)),
          answer.substring(3).strip());
    }
  }

  private static List<Example> examples() {
    try (var in = EarlyExamplesTest.class.getResourceAsStream("early-examples.txt")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var examples = new ArrayList<Example>();
      for (var block : text.split("\n\n", -1)) {
        if (!block.startsWith("#")) {
          examples.add(Example.of(block));
        }
      }
      return examples;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @BeforeEach
  void settle() {
    var early = Row.fresh(Nouns.API_KEYS).with("profile", "early");
    site.building.key("provider early", early.with("service_provider_sid", site.building.north));
    site.building.key("account early", early.with("account_sid", site.building.acme));
  }

  private static String filled(String text, Map<String, String> sids) {
    var filled = text;
    for (var sid : sids.entrySet()) {
      filled = filled.replace("{" + sid.getKey() + "}", sid.getValue());
    }
    return filled;
  }

  private void walk(boolean early) {
    var sids = new HashMap<String, String>();
    sids.put("S", site.building.north.value());
    sids.put("A", site.building.acme.value());
    for (var example : examples()) {
      var plain = example.who().equals("provider") ? "north" : "acme";
      var key = early ? example.who() + " early" : plain;
      var path = filled(example.path(), sids);
      var heard = site.building.ask(example.method(), path, key, filled(example.sent(), sids));
      assertThat(heard.status).as(example + " " + heard.text).isEqualTo(example.status());
      if (!example.wanted().isEmpty() && (early || example.status() == 201)) {
        same(Json.parse(filled(example.wanted(), sids)).ok().orElseThrow(), heard.json(), path);
      }
      if (!example.keeps().isEmpty()) {
        sids.put(example.keeps(), heard.object().text("sid").orElseThrow());
      }
    }
  }

  /// Member by member; `…` is any text.
  private static void same(Json wanted, Json told, String where) {
    if (wanted instanceof Json.Obj object) {
      assertThat(((Json.Obj) told).members().keySet())
          .as(where)
          .containsExactlyInAnyOrderElementsOf(object.members().keySet());
      object
          .members()
          .forEach((name, value) -> same(value, member((Json.Obj) told, name), where + "." + name));
    } else if (wanted.equals(Json.of("…"))) {
      assertThat(told).as(where).isInstanceOf(Json.Str.class);
    } else {
      assertThat(told).as(where).isEqualTo(wanted);
    }
  }

  private static Json member(Json.Obj told, String name) {
    return Optional.ofNullable(told.members().get(name)).orElseThrow();
  }

  @Test
  void theyWorkWithTodaysKey() {
    walk(false);
  }

  @Test
  void theyAreAnsweredInTheEarlyFormWithAnEarlyKey() {
    walk(true);
  }

  @Test
  void datesAreRfc2822WithAnEarlyKey() {
    var path = "/v1/VoipCarriers/" + site.make("/VoipCarriers", "acme", "{'name':'c'}");
    assertThat(site.building.get(path, "account early").object().text("created_at").orElse(""))
        .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000");
  }
}
