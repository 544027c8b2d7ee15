package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.call.AlertType;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.StoreAway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Limits of category `api_rate` (data-model.md 6).
@ParameterizedClass
@EnumSource
class TenantRatesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database;
  @TempDir Path folder;
  private Building building;

  TenantRatesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() {
    building = new Building(database, folder, EveryDesk::of);
  }

  @AfterEach
  void close() {
    building.close();
  }

  private void limit(String owners, Sid owner, int most) {
    var json = "{\"category\":\"api_rate\",\"quantity\":" + most + "}";
    assertThat(
            building.ask("POST", "/v1/" + owners + "/" + owner + "/Limits", "admin", json).status)
        .isEqualTo(201);
  }

  private Heard ask(String key) {
    return building.get("/v1/Applications", key);
  }

  @Test
  void anAccountThatAsksMoreOftenThanItMayIs429UntilTheMinuteIsOver() {
    limit("ServiceProviders", building.north, 50);
    limit("Accounts", building.acme, 2);
    assertThat(ask("acme").headers)
        .containsEntry("RateLimit-Limit", "2")
        .containsEntry("RateLimit-Remaining", "1");
    assertThat(ask("early").status).isEqualTo(200);
    var refused = ask("acme");
    assertThat(refused.status).isEqualTo(429);
    assertThat(refused.text).isEqualTo("This account may make 2 requests a minute.");
    assertThat(refused.headers).containsEntry("RateLimit-Remaining", "0");
    assertThat(Integer.parseInt(refused.headers.get("Retry-After"))).isBetween(59, 60);
    assertThat(ask("bolt").status).isEqualTo(200);
    assertThat(ask("north").status).isEqualTo(200);
    assertThat(ask("admin").headers).doesNotContainKey("RateLimit-Limit");
    building.kit.passes(MINUTE);
    assertThat(ask("acme").status).isEqualTo(200);
  }

  @Test
  void itsAccountHearsOfItOnceAMinute() {
    limit("Accounts", building.acme, 1);
    for (int i = 0; i < 4; i++) {
      var _ = ask("acme");
    }
    assertThat(building.alerts).hasSize(1);
    var alert = building.alerts.getFirst();
    assertThat(alert.type()).isEqualTo(AlertType.ACCOUNT_API_LIMIT);
    assertThat(alert.type().word()).isEqualTo("account-api-limit");
    assertThat(alert.accountSid()).contains(building.acme);
    assertThat(alert.callSid()).isEmpty();
    building.kit.passes(MINUTE);
    var _ = ask("acme");
    assertThat(ask("acme").status).isEqualTo(429);
    assertThat(building.alerts).hasSize(2);
  }

  @Test
  void aServiceProviderAndItsAccountsShareItsLimit() {
    limit("ServiceProviders", building.north, 3);
    limit("Accounts", building.bolt, 50);
    assertThat(ask("north").status).isEqualTo(200);
    assertThat(ask("acme").status).isEqualTo(200);
    var last = ask("bolt");
    assertThat(last.status).isEqualTo(200);
    assertThat(last.headers)
        .containsEntry("RateLimit-Limit", "3")
        .containsEntry("RateLimit-Remaining", "0");
    var refused = ask("acme");
    assertThat(refused.status).isEqualTo(429);
    assertThat(refused.text).isEqualTo("This service provider may make 3 requests a minute.");
    assertThat(ask("north").status).isEqualTo(429);
    assertThat(ask("cork").status).isEqualTo(200);
    assertThat(building.alerts).hasSize(1);
    var alert = building.alerts.getFirst();
    assertThat(alert.type().word()).isEqualTo("service-provider-api-limit");
    assertThat(alert.accountSid()).isEmpty();
  }

  @Test
  void aLimitIsChangedTakenAwayAndNoneWhenItIsZero() {
    limit("Accounts", building.acme, 1);
    limit("Accounts", building.acme, 2);
    var _ = ask("acme");
    assertThat(ask("acme").status).isEqualTo(200);
    assertThat(ask("acme").status).isEqualTo(429);
    limit("Accounts", building.acme, 0);
    assertThat(ask("acme").status).isEqualTo(200);
    limit("Accounts", building.acme, 1);
    assertThat(ask("acme").status).isEqualTo(429);
    var path = "/v1/Accounts/" + building.acme + "/Limits?category=api_rate";
    assertThat(building.ask("DELETE", path, "admin", "").status).isEqualTo(204);
    assertThat(ask("acme").headers).doesNotContainKey("RateLimit-Limit");
  }

  @Test
  void otherCategoriesLimitNoRequests() {
    var path = "/v1/Accounts/" + building.acme + "/Limits";
    var json = "{\"category\":\"voice_call_session\",\"quantity\":1}";
    assertThat(building.ask("POST", path, "admin", json).status).isEqualTo(201);
    var _ = ask("acme");
    assertThat(ask("acme").status).isEqualTo(200);
    building.kit.passes(Duration.ofSeconds(31));
    for (int i = 0; i < 3; i++) {
      assertThat(ask("acme").status).isEqualTo(200);
    }
  }

  @Test
  void aLimitThatWasSetPastTheApiHoldsAfterHalfAMinute() {
    var _ = ask("acme");
    var _ =
        building.add(
            Row.fresh(Nouns.ACCOUNT_LIMITS)
                .with("account_sid", building.acme)
                .with("category", "api_rate")
                .with("quantity", 1L));
    building.kit.passes(Duration.ofSeconds(31));
    var _ = ask("acme"); // behind its back it is looked up
    var _ = ask("acme");
    assertThat(ask("acme").status).isEqualTo(429);
  }

  @Test
  void aPersonsSessionCountsAsItsAccountsKeysDo() {
    var _ = building.user("ann", Optional.of(building.acme), Optional.empty(), false);
    var token = building.login("ann");
    limit("Accounts", building.acme, 1);
    assertThat(building.session("GET", "/v1/Applications", token, "").status).isEqualTo(200);
    assertThat(ask("acme").status).isEqualTo(429);
  }

  @Test
  void whileTheStoreIsAwayTheLimitThatWasKnownHolds() {
    limit("Accounts", building.acme, 1);
    var away = new StoreAway("away");
    var kit = building.kit;
    var reachable = new AtomicBoolean(true);
    var rates =
        new TenantRates(
            kit,
            (whose, owner) -> {
              if (!reachable.get()) {
                throw away;
              }
              return building.all(whose.noun(), whose.of(owner)).stream().findFirst();
            },
            (_, _) -> {});
    rates.draw(ofAcme(), new HashMap<>());
    reachable.set(false);
    kit.passes(MINUTE);
    rates.draw(ofAcme(), new HashMap<>());
    assertThatThrownBy(() -> rates.draw(ofAcme(), new HashMap<>())).isInstanceOf(Refused.class);
  }

  @Test
  void aLimitThatIsChangedWhileItIsLookedUpIsNotForgotten() {
    var limit =
        Row.fresh(Nouns.ACCOUNT_LIMITS)
            .with("account_sid", building.acme)
            .with("category", "api_rate")
            .with("quantity", 1L);
    var itself = new AtomicReference<TenantRates>();
    itself.set(
        new TenantRates(
            building.kit,
            (whose, _) -> {
              if (whose == TenantRates.Whose.ACCOUNT) {
                itself.get().changed(limit, false);
              }
              return Optional.empty();
            },
            (_, _) -> {}));
    var rates = itself.get();
    rates.draw(ofAcme(), new HashMap<>());
    rates.draw(ofAcme(), new HashMap<>());
    assertThatThrownBy(() -> rates.draw(ofAcme(), new HashMap<>())).isInstanceOf(Refused.class);
  }

  private Caller ofAcme() {
    return new Caller(
        new Reach.OfAccount(building.acme, building.north),
        new Caller.Identity.Key(building.acme),
        false,
        Profile.CURRENT,
        Optional.empty());
  }
}
