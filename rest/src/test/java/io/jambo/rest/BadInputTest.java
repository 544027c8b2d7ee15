package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every member of every body that makes or changes something, filled with what does not belong
/// there: the answer is an error of the client's with its words, or the text is kept as it is.
@ParameterizedClass
@EnumSource
class BadInputTest extends SiteContract {
  private static final int CLIENTS = 8;

  private static final List<String> TEXTS =
      List.of(
          "'; drop table accounts; --",
          "\" or 1=1 --",
          "<script>alert(1)</script>",
          "%00%ff{{7*7}}${7*7}",
          "\u202e\u0007\r\nX-Header: 1",
          "𝄞 ﷽ ' \\");

  private static final List<String> VALUES =
      List.of(
          "7",
          "-1",
          "1e400",
          "0.5",
          "true",
          "[]",
          "[[]]",
          "[7]",
          "{}",
          "{\"a\":{\"b\":[1]}}",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "[\"\\ud800\"]",
          "{\"a\":\"\\ud800\"}",
          "{\"url\":\"\\ud800\"}",
          "[null]",
          "99999999999999999999",
          "\"00000000-0000-4000-8000-000000000000\"");

  private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

  private Shape.Thing shape(Made made) {
    var router = new Router(site.building.api.operations());
    var operation = router.route(Method.POST, "/v1" + made.path()).orElseThrow().operations();
    return (Shape.Thing)
        Optional.ofNullable(operation.get(Method.POST)).flatMap(Operation::body).orElseThrow();
  }

  @Test
  void nothingThatIsSentBreaksAnything() {
    int before = site.building.all(Nouns.ACCOUNTS, Query.all()).size();
    // Many ask at once: what is written together is flushed to the disk together.
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      var all = new ArrayList<CompletableFuture<Void>>();
      for (var made : Made.all(site)) {
        var sid = site.make(made.path(), made.key(), made.body().print());
        var item = item(made, sid);
        for (var member : shape(made).members()) {
          all.add(CompletableFuture.runAsync(() -> fill(made, item, member), clients));
        }
      }
      all.forEach(CompletableFuture::join);
    }
    assertThat(wrong).isEmpty();
    assertThat(site.building.all(Nouns.ACCOUNTS, Query.all())).hasSizeGreaterThanOrEqualTo(before);
    assertThat(site.get("/Accounts/" + site.building.acme, "acme").text("name")).hasValue("acme");
  }

  private void fill(Made made, Optional<String> item, Member member) {
    values().forEach(value -> tryOut(made, item, member, value));
    TEXTS.forEach(text -> tryOut(made, item, member, Json.of(text).print()));
    tryOut(made, item, member, "null");
    tooLong(made, item, member);
  }

  /// What a database may stumble over is tried on both of them.
  private List<String> values() {
    return database == Database.SQLITE
        ? VALUES
        : VALUES.stream().filter(value -> value.contains("\\u") || value.contains("9")).toList();
  }

  /// The path of what was made, where it can be changed.
  private Optional<String> item(Made made, String sid) {
    var router = new Router(site.building.api.operations());
    var path = made.path() + "/" + sid;
    return router
        .route(Method.PUT, "/v1" + path)
        .filter(to -> to.operations().containsKey(Method.PUT))
        .map(_ -> path);
  }

  private void tryOut(Made made, Optional<String> item, Member member, String value) {
    var body = raw(made.body().without(member.name()), member.name(), value);
    judge("POST", made.path(), made.key(), body, member, value);
    item.ifPresent(path -> {
      var change = raw(Json.object(), member.name(), value);
      judge("PUT", path, made.key(), change, member, value);
    });
  }

  private static String raw(Json.Obj rest, String name, String value) {
    var start = rest.print();
    var comma = rest.members().isEmpty() ? "" : ",";
    return start.substring(0, start.length() - 1) + comma + "\"" + name + "\":" + value + "}";
  }

  private void judge(
      String method, String path, String key, String body, Member member, String value) {
    var heard = site.building.askInside(method, "/v1" + path, key, body);
    var where = method + " " + path + " " + body + ": " + heard.status + " " + heard.text;
    switch (heard.status) {
      case 201 -> kept(path, key, heard, member, value, where);
      case 204 -> {}
      case 400, 403, 422 -> {
        if (heard.msg().isEmpty() || heard.text.contains("Exception")) {
          wrong.add(where);
        }
      }
      default -> wrong.add(where);
    }
  }

  /// A text that was taken is told as it was sent, but for forms that have one of their own.
  private void kept(
      String path, String key, Heard made, Member member, String value, String where) {
    var item = path + "/" + made.object().text("sid").orElseThrow();
    var told = site.building.askInside("GET", "/v1" + item, key, "");
    if (told.status != 200 || !(member.shape() instanceof Shape.Text(int _, int _, var format))) {
      return;
    }
    var sent = Json.parse(value).ok().orElseThrow();
    var there = told.object().members().get(member.name());
    boolean secret =
        format == Shape.Format.PASSWORD
            || (there instanceof Json.Str(var text) && text.contains("X"));
    boolean lower =
        there instanceof Json.Str(var text)
            && sent instanceof Json.Str(var said)
            && text.equalsIgnoreCase(said);
    if (there != null && !secret && !lower && !there.equals(sent)) {
      wrong.add(where + " is told as " + there.print());
    }
  }

  private void tooLong(Made made, Optional<String> item, Member member) {
    if (member.shape() instanceof Shape.Text(int _, int most, var _) && most < 20_000) {
      var body = made.body().with(member.name(), "a".repeat(most + 1)).print();
      var heard = site.building.askInside("POST", "/v1" + made.path(), made.key(), body);
      if (heard.status != 400 || !heard.msg().contains(member.name())) {
        wrong.add("over-long " + made.path() + " " + member.name() + ": " + heard.text);
      }
      item.ifPresent(path -> {
        var change = Json.object().with(member.name(), "a".repeat(most + 1)).print();
        var answer = site.building.askInside("PUT", "/v1" + path, made.key(), change);
        if (answer.status != 400) {
          wrong.add("over-long PUT " + path + " " + member.name() + ": " + answer.text);
        }
      });
    }
  }
}
