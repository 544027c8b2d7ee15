package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.wire.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/// What the tests of the live desks share: a building with a yard, opened once for a database, and
/// for each test an account and a service provider that nobody has used.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit sets the parameter, and calls `open` before all else
abstract class LiveContract {
  @Parameter Database database;
  final Yard yard = new Yard();
  Building building;
  Quarters quarters;
  Sid account;
  Sid provider;
  private int number;

  @BeforeParameterizedClassInvocation
  void open(Database parameter, @TempDir Path folder) {
    building =
        new Building(
            parameter,
            folder,
            office -> {
              quarters = Quarters.of(yard.kit, office);
              return yard.desks(office, quarters.history());
            });
  }

  @BeforeEach
  void move() {
    number++;
    yard.reset();
    provider = building.provider("provider " + number);
    account = building.account("account " + number, provider);
    building.key(mine(), Row.fresh(Nouns.API_KEYS).with("account_sid", account));
    building.key(above(), Row.fresh(Nouns.API_KEYS).with("service_provider_sid", provider));
  }

  @AfterParameterizedClassInvocation
  void close() {
    building.close();
  }

  /// The key of the account.
  String mine() {
    return "account " + number;
  }

  /// The key of its service provider.
  String above() {
    return "provider " + number;
  }

  /// Below the account.
  String own(String rest) {
    return "/v1/Accounts/" + account + rest;
  }

  /// Below its service provider.
  String shared(String rest) {
    return "/v1/ServiceProviders/" + provider + rest;
  }

  Heard get(String path) {
    return building.get(path, mine());
  }

  Heard post(String path, String json) {
    return building.ask("POST", path, mine(), json);
  }

  Heard put(String path, String json) {
    return building.ask("PUT", path, mine(), json);
  }

  Heard delete(String path) {
    return building.ask("DELETE", path, mine(), "");
  }

  static List<Json> items(Heard heard) {
    assertThat(heard.status).as(heard.text).isEqualTo(200);
    return ((Json.Arr) heard.json()).items();
  }

  /// Everybody who has no business in an account: 403 from below, 404 for the platform's owner
  /// where there is no such account.
  void isWalled(String method, String rest, String json) {
    var path = own(rest);
    assertThat(building.ask(method, path, "bolt", json).status).isEqualTo(403);
    assertThat(building.ask(method, path, "south", json).status).isEqualTo(403);
    assertThat(building.say(building.request(method, path, json)).status).isEqualTo(401);
    var nowhere = "/v1/Accounts/99999999-0000-4000-8000-000000000000" + rest;
    assertThat(building.ask(method, nowhere, "admin", json).status).isEqualTo(404);
    assertThat(building.ask(method, nowhere, mine(), json).status).isEqualTo(403);
  }
}
