package io.jambo.rest;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two service providers, three accounts and an application each, in memory; and one caller of
/// every kind, whose token is its name. For what stands in front of the store.
public final class Town implements Registry {
  static final Sid NORTH = sid(1);
  static final Sid SOUTH = sid(2);
  static final Sid ACME = sid(11);
  static final Sid BOLT = sid(12);
  static final Sid CORK = sid(13);
  static final Sid ACME_APP = sid(21);
  static final Sid CORK_APP = sid(23);
  static final Sid SHARED = sid(31);
  static final Sid NOBODY = sid(99);

  private final List<Row> rows = new ArrayList<>();
  final Map<String, Caller> callers =
      Map.of(
          "admin", key(Reach.EVERYTHING),
          "north", key(new Reach.OfProvider(NORTH)),
          "acme", key(new Reach.OfAccount(ACME, NORTH)),
          "early", with(new Reach.OfAccount(ACME, NORTH), false, Profile.EARLY),
          "viewer", user(new Reach.OfAccount(ACME, NORTH), true),
          "user", user(new Reach.OfAccount(ACME, NORTH), false));

  public Town() {
    provider(NORTH);
    provider(SOUTH);
    account(ACME, NORTH);
    account(BOLT, NORTH);
    account(CORK, SOUTH);
    application(ACME_APP, ACME);
    application(CORK_APP, CORK);
    rows.add(
        Row.fresh(Nouns.VOIP_CARRIERS)
            .with("voip_carrier_sid", SHARED)
            .with("name", "trunk")
            .with("service_provider_sid", NORTH));
  }

  static Sid sid(int number) {
    return new Sid("%08d-0000-4000-8000-000000000000".formatted(number));
  }

  private void provider(Sid sid) {
    rows.add(
        Row.fresh(Nouns.SERVICE_PROVIDERS).with("service_provider_sid", sid).with("name", "p"));
  }

  private void account(Sid sid, Sid provider) {
    rows.add(
        Row.fresh(Nouns.ACCOUNTS)
            .with("account_sid", sid)
            .with("service_provider_sid", provider)
            .with("name", "a"));
  }

  private void application(Sid sid, Sid account) {
    rows.add(
        Row.fresh(Nouns.APPLICATIONS)
            .with("application_sid", sid)
            .with("account_sid", account)
            .with("created_at", java.time.Instant.parse("2026-11-21T09:30:00.5Z"))
            .with("name", "menu"));
  }

  private static Caller key(Reach reach) {
    return with(reach, false, Profile.CURRENT);
  }

  private static Caller with(Reach reach, boolean viewOnly, Profile profile) {
    return new Caller(reach, new Caller.Identity.Key(sid(71)), viewOnly, profile, Optional.empty());
  }

  private static Caller user(Reach reach, boolean viewOnly) {
    return new Caller(
        reach,
        new Caller.Identity.User(sid(81), "s", "t"),
        viewOnly,
        Profile.CURRENT,
        Optional.empty());
  }

  @Override
  public Optional<Row> find(Noun noun, Sid sid, Reach reach) {
    return rows.stream()
        .filter(row -> row.noun() == noun && row.sid().equals(sid) && within(row, reach))
        .findFirst();
  }

  private boolean within(Row row, Reach reach) {
    return switch (reach) {
      case Reach.Everything _ -> true;
      case Reach.OfProvider(var provider) -> provider(row).equals(Optional.of(provider));
      case Reach.OfAccount(var account, var _) -> account(row).equals(Optional.of(account));
      case Reach.OfAccountAndShared(var account, var provider) ->
          account(row).equals(Optional.of(account))
              || (account(row).isEmpty() && provider(row).equals(Optional.of(provider)));
    };
  }

  private static Optional<Sid> account(Row row) {
    return row.noun().find("account_sid").isPresent() ? row.id("account_sid") : Optional.empty();
  }

  private Optional<Sid> provider(Row row) {
    return row.id("service_provider_sid")
        .or(() ->
            account(row)
                .flatMap(sid -> find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING))
                .flatMap(owner -> owner.id("service_provider_sid")));
  }

  /// An API of those operations in this town.
  public Api api(Operation... operations) {
    return api(RestSettings.DEFAULTS, operations);
  }

  public Api api(RestSettings settings, Operation... operations) {
    var kit = new RealKit();
    return new Api(
        kit,
        List.of(() -> List.of(operations)),
        this,
        token -> Optional.ofNullable(callers.get(token)),
        new Allowance(kit, new TenantRates(kit, (_, _) -> Optional.empty(), (_, _) -> {})),
        () -> settings,
        _ -> Optional.empty());
  }
}
