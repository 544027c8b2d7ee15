package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.Locale;
import java.util.Optional;

/// Service providers, their accounts and what both may use at once; immutable.
record Tenants(
    Directory<Provider> providers,
    Directory<Account> accounts,
    Directory<Account> realms,
    Directory<Directory<Account>> byProvider,
    Limits limits) {
  static final Tenants NONE =
      new Tenants(
          Directory.empty(), Directory.empty(), Directory.empty(), Directory.empty(), Limits.NONE);

  Optional<Provider> provider(Sid sid) {
    return providers.find(sid.value());
  }

  Optional<Account> account(Sid sid) {
    return accounts.find(sid.value());
  }

  /// The account of that SIP realm.
  Optional<Account> ofRealm(String host) {
    return realms.find(host.toLowerCase(Locale.ROOT));
  }

  /// The account of a provider that has no other.
  Optional<Account> onlyOneOf(Sid provider) {
    return byProvider
        .find(provider.value())
        .filter(accounts -> accounts.hasOne())
        .flatMap(Directory::any);
  }

  Tenants with(Row row) {
    if (row.noun() == Nouns.SERVICE_PROVIDERS) {
      return new Tenants(
          providers.with(row.sid().value(), Provider.of(row)),
          accounts,
          realms,
          byProvider,
          limits);
    }
    return row.noun() == Nouns.ACCOUNTS
        ? withoutAccount(row.sid()).and(Account.of(row))
        : new Tenants(providers, accounts, realms, byProvider, limits.with(row));
  }

  /// Without the provider, account or limit of that SID.
  Tenants without(Sid sid) {
    return new Tenants(
            providers.without(sid.value()), accounts, realms, byProvider, limits.without(sid))
        .withoutAccount(sid);
  }

  private Tenants and(Account account) {
    var sid = account.sid().value();
    var provider = account.provider().value();
    var siblings = byProvider.find(provider).orElse(Directory.empty());
    return new Tenants(
        providers,
        accounts.with(sid, account),
        account.realm().map(realm -> realms.with(realm, account)).orElse(realms),
        byProvider.with(provider, siblings.with(sid, account)),
        limits);
  }

  /// A realm that another account has taken over meanwhile stays that one's.
  private Directory<Account> withoutRealm(Account gone) {
    return gone.realm()
        .filter(realm ->
            realms.find(realm).filter(account -> account.sid().equals(gone.sid())).isPresent())
        .map(realms::without)
        .orElse(realms);
  }

  private Tenants withoutAccount(Sid sid) {
    var there = account(sid);
    if (there.isEmpty()) {
      return this;
    }
    var provider = there.get().provider().value();
    var siblings = byProvider.find(provider).orElse(Directory.empty());
    return new Tenants(
        providers,
        accounts.without(sid.value()),
        withoutRealm(there.get()),
        byProvider.with(provider, siblings.without(sid.value())),
        limits);
  }
}
