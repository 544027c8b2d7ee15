package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.call.Alert;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.rest.real.RestDoor;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// The whole API behind a real door on loopback, over a real store, with tenants in it: service
/// providers north (accounts acme, bolt) and south (account cork), a key for each and one for the
/// platform. Every answer is held against its declaration.
public final class Building implements AutoCloseable {
  static final String PASSWORD = "correct horse 1";

  /// Hashes are made as cheap as they may be.
  private static final AuthSettings AUTH =
      new AuthSettings(
          Secret.of("a secret of thirty-two characters"),
          Duration.ofMinutes(60),
          Duration.ofHours(12),
          6,
          20,
          Duration.ofMinutes(30),
          new AuthSettings.Argon2(64, 1, 1),
          Duration.ZERO);

  final ShiftedKit kit = new ShiftedKit();
  final Store store;
  final Office office;
  final Api api;
  private final RestDoor door;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Router router;
  RestSettings settings = RestSettings.DEFAULTS;

  /// What was raised.
  final List<Alert> alerts = new CopyOnWriteArrayList<>();

  final Sid north;
  final Sid south;
  final Sid acme;
  final Sid bolt;
  final Sid cork;

  /// With the office's own desks alone.
  Building(Database database, Path folder) {
    this(database, folder, _ -> List.of());
  }

  /// @param desks more than the office's own
  Building(Database database, Path folder, Function<Office, List<Desk>> desks) {
    store = database.open(folder);
    office =
        new Office(
            kit, store, () -> settings, () -> AUTH, (alert, _) -> alerts.add(alert), List.of());
    api = office.api(desks.apply(office));
    router = new Router(api.operations());
    north = provider("north");
    south = provider("south");
    acme = account("acme", north);
    bolt = account("bolt", north);
    cork = account("cork", south);
    key("admin", Row.fresh(Nouns.API_KEYS));
    key("north", Row.fresh(Nouns.API_KEYS).with("service_provider_sid", north));
    key("south", Row.fresh(Nouns.API_KEYS).with("service_provider_sid", south));
    key("acme", Row.fresh(Nouns.API_KEYS).with("account_sid", acme));
    key("bolt", Row.fresh(Nouns.API_KEYS).with("account_sid", bolt));
    key("cork", Row.fresh(Nouns.API_KEYS).with("account_sid", cork));
    key("early", Row.fresh(Nouns.API_KEYS).with("account_sid", acme).with("profile", "early"));
    try {
      door = new RestDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Where its door is.
  int port() {
    return door.port();
  }

  @Override
  public void close() {
    door.close();
    client.close();
    store.close();
  }

  /// A service provider of that name.
  Sid provider(String name) {
    return add(Row.fresh(Nouns.SERVICE_PROVIDERS).with("name", name));
  }

  /// An account of that name.
  Sid account(String name, Sid provider) {
    return add(
        Row.fresh(Nouns.ACCOUNTS)
            .with("name", name)
            .with("service_provider_sid", provider)
            .with("created_at", Instant.EPOCH)
            .with("webhook_secret", Secret.of("wh_secret_x")));
  }

  /// Adds a row behind the API's back.
  Sid add(Row row) {
    var key = row.noun().key();
    var whole = row.has(key) ? row : row.with(key, Sid.random(kit.random()).value());
    return store.change(edit -> edit.insert(whole).sid());
  }

  /// A key whose token is that name's.
  Sid key(String name, Row row) {
    var token = token(name);
    return add(
        row.with("token_sha256", Hashes.hex(token))
            .with("token_prefix", token.substring(0, 4))
            .with("created_at", Instant.EPOCH));
  }

  /// The token of the key of that name.
  static String token(String name) {
    return "%08x-0000-4000-8000-000000000000".formatted(name.hashCode());
  }

  /// A user with [#PASSWORD].
  Sid user(String name, Optional<Sid> account, Optional<Sid> provider, boolean viewOnly) {
    var body = new StringBuilder("{\"name\":\"" + name + "\",\"email\":\"" + name + "@a.test\"");
    body.append(",\"initial_password\":\"" + PASSWORD + "\"");
    account.ifPresent(sid -> body.append(",\"account_sid\":\"" + sid + "\""));
    provider.ifPresent(sid -> body.append(",\"service_provider_sid\":\"" + sid + "\""));
    body.append(",\"is_view_only\":" + (viewOnly ? 1 : 0) + "}");
    var made = ask("POST", "/v1/Users", "admin", body.toString());
    assertThat(made.status).isEqualTo(201);
    return new Sid(made.object().text("user_sid").orElseThrow());
  }

  /// The token of a new session of that user.
  String login(String name) {
    var json = "{\"username\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
    return say(request("POST", "/v1/login", json)).object().text("token").orElseThrow();
  }

  Heard get(String path, String key) {
    return say(by(token(key), request("GET", path, "")));
  }

  Heard ask(String method, String path, String key, String json) {
    return say(by(token(key), request(method, path, json)));
  }

  /// The same past the door, for whoever asks many thousand times.
  Heard askInside(String method, String path, String key, String json) {
    var sent = Sent.of(method, path).by(token(key));
    var heard =
        (json.isEmpty() ? sent : sent.with("Content-Type", "application/json").saying(json))
            .to(api);
    check(method, path, heard);
    return heard;
  }

  /// The same with the token of a session.
  Heard session(String method, String path, String token, String json) {
    return say(by(token, request(method, path, json)));
  }

  private static HttpRequest.Builder by(String token, HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token);
  }

  HttpRequest.Builder request(String method, String path, String json) {
    var body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .method(method, body)
            .timeout(Duration.ofSeconds(30));
    return json.isEmpty() ? request : request.header("Content-Type", "application/json");
  }

  Heard say(HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      var heard = new Heard();
      heard.status = answer.statusCode();
      heard.text = answer.body();
      heard.headers = new java.util.TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      answer.headers().map().forEach((name, values) -> heard.headers.put(name, values.getFirst()));
      check(request.method(), request.uri().getRawPath(), heard);
      return heard;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  /// Holds an answer against the declaration of what was asked.
  void check(String method, String path, Heard heard) {
    for (var known : Method.values()) {
      if (known.name().equals(method)) {
        router
            .route(known, path)
            .map(to -> to.operations().get(known))
            .ifPresent(operation -> Fits.check(operation, heard));
      }
    }
  }

  Optional<Row> find(Noun noun, Sid sid) {
    return store.find(noun, sid, Reach.EVERYTHING);
  }

  List<Row> all(Noun noun, Query query) {
    return store.read(view -> view.all(noun, query, Reach.EVERYTHING));
  }
}
