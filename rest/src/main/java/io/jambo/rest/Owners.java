package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Tenancy;
import io.jambo.store.Query;
import java.util.Optional;

/// Whose rows are, as far as the rules of resources ask.
final class Owners {
  private static final String ACCOUNT = "account_sid";
  private static final String PROVIDER = "service_provider_sid";

  private Owners() {}

  /// Whether the caller may change that row, which it may read.
  static boolean mayChange(Asked asked, Row row) {
    var caller = asked.caller();
    if (caller.viewOnly() || caller.application().isPresent()) {
      return false;
    }
    return caller.role() != Role.ACCOUNT
        || (account(row).isPresent() && account(row).equals(caller.account()));
  }

  /// The account that a row is or names.
  static Optional<Sid> account(Row row) {
    return switch (row.noun().tenancy()) {
      case Tenancy.IsAccount() -> Optional.of(row.sid());
      case Tenancy.ByColumns(boolean account, var _, var _) when account -> row.id(ACCOUNT);
      default -> Optional.empty();
    };
  }

  /// The service provider that a row is, names, or has through its account.
  static Optional<Sid> provider(Draft draft, Row row) {
    if (row.noun() == Nouns.SERVICE_PROVIDERS) {
      return Optional.of(row.sid());
    }
    var named = row.noun().find(PROVIDER).isPresent() ? row.id(PROVIDER) : Optional.<Sid>empty();
    return named.or(() ->
        account(row)
            .flatMap(sid -> draft.find(Nouns.ACCOUNTS, sid))
            .flatMap(account -> account.id(PROVIDER)));
  }

  /// Whether hooks of that row's owner must be https or wss (rest-api.md 4.1).
  static boolean httpsOnly(Draft draft, Row row) {
    return provider(draft, row)
        .flatMap(sid -> draft.find(Nouns.SERVICE_PROVIDERS, sid))
        .filter(provider -> provider.flag("require_https_hooks"))
        .isPresent();
  }

  /// The hook lies with the owner of what it belongs to, whose key seals its password.
  static Row ofHook(Row hook, Row owner) {
    var account = account(owner);
    if (account.isPresent()) {
      return hook.with(ACCOUNT, account.get()).with(PROVIDER, null);
    }
    var provider =
        owner.noun() == Nouns.SERVICE_PROVIDERS ? Optional.of(owner.sid()) : owner.id(PROVIDER);
    return hook.with(ACCOUNT, null).with(PROVIDER, provider.orElse(null));
  }

  /// The row with the service provider of its account, which decides wherever there is one.
  ///
  /// @throws Refused when it names another one
  static Row underAccount(Draft draft, Row row) {
    var account = draft.behind(row, ACCOUNT);
    if (account.isEmpty()) {
      return row;
    }
    var provider = account.get().id(PROVIDER);
    if (draft
        .body()
        .sid(PROVIDER)
        .filter(said -> !provider.equals(Optional.of(said)))
        .isPresent()) {
      throw Refused.bad(PROVIDER + ": is not that of the account");
    }
    return row.with(PROVIDER, provider.orElse(null));
  }

  /// Refuses an application of another account. One that a service provider shares is everybody's.
  static void checkApplication(Draft draft, Row row, String column) {
    var application = draft.behind(row, column);
    if (application.isEmpty()) {
      return;
    }
    var owner = application.get().id(ACCOUNT);
    boolean fits =
        owner.isPresent()
            ? owner.equals(account(row))
            : application.get().id(PROVIDER).equals(provider(draft, row));
    if (!fits) {
      throw Refused.bad(column + ": is not an application of that account");
    }
  }

  /// Refuses another value in a column that stays as it is.
  static void fixed(Optional<Row> before, Row after, String... columns) {
    if (before.isPresent()) {
      for (var column : columns) {
        if (!java.util.Objects.equals(
            before.get().values().get(column), after.values().get(column))) {
          throw Refused.bad(column + ": can't be changed");
        }
      }
    }
  }

  /// Of an account's row the service provider is not said: exactly one of the two owns it.
  static Row oneOwner(Row row) {
    return row.id(ACCOUNT).isPresent() ? row.with(PROVIDER, null) : row;
  }

  /// Refuses one more than an owner may have of that noun.
  static void atMost(Draft draft, Row row, int most) {
    var owner = row.id(ACCOUNT).isPresent() ? ACCOUNT : PROVIDER;
    var own = Query.all().where(owner, row.id(owner).map(Sid::value).orElse(null));
    if (draft.edit().count(row.noun(), own, Reach.EVERYTHING) >= most) {
      throw Refused.conflict("no more than " + most + " " + row.noun() + " for one owner");
    }
  }
}
