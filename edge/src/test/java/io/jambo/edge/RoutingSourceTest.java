package io.jambo.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Sealer;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written to a store is what calls go by, at once.
class RoutingSourceTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final RealKit kit = new RealKit();
  private Store store;
  private RoutingSource source;
  private Sid provider;
  private Sid account;
  private Sid carrier;

  @BeforeEach
  void open() {
    store = Store.open(kit, StoreSettings.embedded(folder));
    store.sealBy(new InClear());
    provider = put(Nouns.SERVICE_PROVIDERS, row -> row.with("name", "provider"));
    account =
        put(
            Nouns.ACCOUNTS,
            row ->
                row.with("name", "account")
                    .with("service_provider_sid", provider)
                    .with("sip_realm", "north.example.test")
                    .with("created_at", Instant.EPOCH)
                    .with("webhook_secret", Secret.of("wh_secret_x")));
    carrier =
        put(
            Nouns.VOIP_CARRIERS,
            row ->
                row.with("name", "trunk")
                    .with("account_sid", account)
                    .with("created_at", Instant.EPOCH));
    source = RoutingSource.open(kit, store, false, Duration.ofMinutes(60));
  }

  @AfterEach
  void close() {
    source.close();
    store.close();
  }

  private Sid put(Noun noun, UnaryOperator<Row> change) {
    var row = change.apply(Row.fresh(noun).with(noun.key(), Sid.random(kit.random())));
    return store.change(edit -> edit.insert(row)).sid();
  }

  private Sid gateway(String address) {
    return put(
        Nouns.SIP_GATEWAYS,
        row -> row.with("voip_carrier_sid", carrier).with("ipv4", address).with("inbound", true));
  }

  private boolean knows(String address) {
    return source.routing().trunks().known(Estate.address(address));
  }

  @Test
  void whatWasThereBeforeIsKnown() {
    assertThat(source.routing().tenants().ofRealm("North.example.test").orElseThrow().sid())
        .isEqualTo(account);
    assertThat(source.standing()).isEqualTo(Standing.CURRENT);
  }

  @Test
  void whatIsWrittenIsTakenOverByRow() {
    var gateway = gateway("192.0.2.7");
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(knows("192.0.2.7")).isTrue();
    store.change(edit ->
        edit.update(
            Nouns.SIP_GATEWAYS,
            gateway,
            Row.empty(Nouns.SIP_GATEWAYS).with("ipv4", "192.0.2.8"),
            Reach.EVERYTHING));
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(knows("192.0.2.7")).isFalse();
    assertThat(knows("192.0.2.8")).isTrue();
    store.change(edit -> edit.delete(Nouns.SIP_GATEWAYS, gateway, Reach.EVERYTHING));
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(knows("192.0.2.8")).isFalse();
    assertThat(source.behind()).isFalse();
  }

  @Test
  void aRowThatIsChangedOrDeletedAsSoonAsItIsAddedIsTakenOverAsItIs() {
    var changed = Sid.random(kit.random());
    var deleted = Sid.random(kit.random());
    store.change(edit -> {
      edit.insert(gatewayRow(changed, "192.0.2.7"));
      edit.insert(gatewayRow(deleted, "192.0.2.9"));
      edit.update(
          Nouns.SIP_GATEWAYS,
          changed,
          Row.empty(Nouns.SIP_GATEWAYS).with("ipv4", "192.0.2.8"),
          Reach.EVERYTHING);
      return edit.delete(Nouns.SIP_GATEWAYS, deleted, Reach.EVERYTHING);
    });
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(knows("192.0.2.7")).isFalse();
    assertThat(knows("192.0.2.8")).isTrue();
    assertThat(knows("192.0.2.9")).isFalse();
  }

  private Row gatewayRow(Sid sid, String address) {
    return Row.fresh(Nouns.SIP_GATEWAYS)
        .with("sip_gateway_sid", sid)
        .with("voip_carrier_sid", carrier)
        .with("ipv4", address)
        .with("inbound", true);
  }

  @Test
  void withAnAccountGoesAllThatItHad() {
    gateway("192.0.2.7");
    store.change(edit -> edit.delete(Nouns.ACCOUNTS, account, Reach.EVERYTHING));
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(source.routing().tenants().ofRealm("north.example.test")).isEmpty();
    while (knows("192.0.2.7")) {
      assertThat(source.catchUp(SOON)).isTrue(); // all is read anew when there is time for it
    }
  }

  private Row accountRow(Sid sid, String realm) {
    return Row.fresh(Nouns.ACCOUNTS)
        .with("account_sid", sid)
        .with("name", "account")
        .with("service_provider_sid", provider)
        .with("sip_realm", realm)
        .with("webhook_secret", Secret.of("wh_secret_x"));
  }

  @Test
  void aRealmThatAnotherAccountHasTakenOverStaysWithIt() {
    var other = Sid.random(kit.random());
    var realm = "north.example.test";
    // Many changes are taken over together, and not always in their order.
    var routing =
        source
            .routing()
            .with(accountRow(other, realm))
            .with(accountRow(account, "south.example.test"));
    assertThat(routing.tenants().ofRealm(realm).map(Account::sid)).contains(other);
    assertThat(routing.without(Nouns.ACCOUNTS, account).tenants().ofRealm(realm)).isPresent();
    assertThat(routing.without(Nouns.ACCOUNTS, other).tenants().ofRealm(realm)).isEmpty();
  }

  @Test
  void withACarrierGoItsGateways() {
    gateway("192.0.2.7");
    assertThat(source.catchUp(SOON)).isTrue();
    var trunk = store.find(Nouns.VOIP_CARRIERS, carrier, Reach.EVERYTHING).orElseThrow();
    store.change(edit -> edit.delete(Nouns.VOIP_CARRIERS, carrier, Reach.EVERYTHING));
    assertThat(source.catchUp(SOON)).isTrue();
    assertThat(source.routing().with(trunk).sorted().trunks().known(Estate.address("192.0.2.7")))
        .as("a gateway that is kept though its row is gone")
        .isFalse();
  }

  @Test
  void withACarrierThatIsNotKnownAnyMoreGoItsGatewaysToo() {
    var trunk = store.find(Nouns.VOIP_CARRIERS, carrier, Reach.EVERYTHING).orElseThrow();
    var routing =
        source
            .routing()
            .without(Nouns.VOIP_CARRIERS, carrier)
            .with(gatewayRow(Sid.random(kit.random()), "192.0.2.7"));
    assertThat(routing.with(trunk).sorted().trunks().known(Estate.address("192.0.2.7"))).isTrue();
    assertThat(
            routing
                .without(Nouns.VOIP_CARRIERS, carrier)
                .with(trunk)
                .sorted()
                .trunks()
                .known(Estate.address("192.0.2.7")))
        .isFalse();
  }

  @Test
  void aHundredThousandNumbersCostMicroseconds() {
    var routing = source.routing();
    for (int i = 0; i < 100_000; i++) {
      routing =
          routing.with(
              Row.fresh(Nouns.PHONE_NUMBERS)
                  .with("phone_number_sid", Sid.random(kit.random()))
                  .with("number", "49" + i)
                  .with("voip_carrier_sid", carrier)
                  .with("account_sid", account));
    }
    var gateway =
        Row.fresh(Nouns.SIP_GATEWAYS)
            .with("sip_gateway_sid", Sid.random(kit.random()))
            .with("voip_carrier_sid", carrier)
            .with("ipv4", "192.0.2.0")
            .with("netmask", 24L)
            .with("inbound", true);
    var full = routing.with(gateway).sorted();
    int rounds = 20_000;
    long begun = kit.nanos();
    for (int i = 0; i < rounds; i++) {
      var call = Estate.call("192.0.2." + i % 250, "203.0.113.1", "49" + i);
      assertThat(Origin.of(call, full)).isInstanceOf(Origin.Trunk.class);
    }
    assertThat((kit.nanos() - begun) / rounds).as("nanoseconds a look-up").isLessThan(100_000);
  }

  private static final class InClear implements Sealer {
    @Override
    public String seal(Owner owner, String place, String plain) {
      return plain;
    }

    @Override
    public Optional<String> open(Owner owner, String place, String sealed) {
      return Optional.of(sealed);
    }
  }
}
