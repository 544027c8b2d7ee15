package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.outbound.Fields;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Outbound;
import io.jambo.outbound.Payload;
import io.jambo.wire.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A [Building] with every desk of configuration, and short words for what tests ask of it. `'`
/// stands for `"` in what is sent.
final class Site implements AutoCloseable {
  final Building building;

  /// What hooks were asked, and what they answer to `OPTIONS`.
  final List<String> asked = new ArrayList<>();

  String schema = "";

  Site(Database database, Path folder) {
    building =
        new Building(
            database,
            folder,
            office ->
                ConfigurationDesks.of(
                    office, world(), () -> SpeechDefaults.USUAL, SpeechInside.LEAST));
  }

  /// Hooks that answer their schema; nothing else is asked of the world here.
  private Outbound world() {
    return new Outbound() {
      @Override
      public HttpOutcome exchange(HttpRequest request) {
        asked.add(request.method() + " " + request.url());
        int status = schema.isEmpty() ? 404 : 200;
        return new HttpOutcome.Answered(status, Fields.NONE, Payload.of(schema));
      }

      @Override
      public io.jambo.outbound.Download open(HttpRequest request) {
        throw new IllegalStateException("nothing is downloaded");
      }
    };
  }

  Heard ask(String method, String path, String key, String json) {
    return building.ask(method, "/v1" + path, key, json.replace('\'', '"'));
  }

  /// Makes something; its sid.
  String make(String path, String key, String json) {
    var heard = ask("POST", path, key, json);
    assertThat(heard.status).as(path + " " + json + " " + heard.text).isEqualTo(201);
    return heard.object().text("sid").orElseThrow();
  }

  int post(String path, String key, String json) {
    return ask("POST", path, key, json).status;
  }

  int put(String path, String key, String json) {
    return ask("PUT", path, key, json).status;
  }

  int delete(String path, String key) {
    return ask("DELETE", path, key, "").status;
  }

  int status(String path, String key) {
    return building.get("/v1" + path, key).status;
  }

  Json.Obj get(String path, String key) {
    var heard = building.get("/v1" + path, key);
    assertThat(heard.status).as(path + " " + heard.text).isEqualTo(200);
    return heard.object();
  }

  List<Json> list(String path, String key) {
    var heard = building.get("/v1" + path, key);
    assertThat(heard.status).as(path + " " + heard.text).isEqualTo(200);
    return ((Json.Arr) heard.json()).items();
  }

  /// The values of that member in a list.
  List<String> texts(String path, String key, String member) {
    return list(path, key).stream().map(item -> ((Json.Obj) item).text(member).orElse("")).toList();
  }

  /// Puts in changes and holds what is told then against them; other members stay as they were.
  void changes(String path, String key, String json) {
    var before = get(path, key);
    var heard = ask("PUT", path, key, json);
    assertThat(heard.status).as(path + " " + json + " " + heard.text).isEqualTo(204);
    assertThat(heard.text).isEmpty();
    var said = (Json.Obj) Json.parse(json.replace('\'', '"')).ok().orElseThrow();
    var after = get(path, key);
    before
        .members()
        .forEach((name, value) -> {
          var wanted = said.has(name) ? said.members().get(name) : value;
          assertThat(after.members().get(name)).as(path + " " + name).isEqualTo(wanted);
        });
  }

  /// An application of that account, by its own key.
  String application(Sid account, String key) {
    return make(
        "/Applications",
        key,
        "{'name':'app %s','account_sid':'%s','call_hook':{'url':'http://a.example/h'}}"
            .formatted(Sid.random(building.kit.random()).value().substring(0, 8), account));
  }

  @Override
  public void close() {
    building.close();
  }
}
