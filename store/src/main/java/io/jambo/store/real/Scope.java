package io.jambo.store.real;

import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Tenancy;
import io.jambo.store.real.Clause.Purpose;

/// The row scope: which rows of a noun a reach covers, as a condition of the statement (rest-api.md
/// 2.4, security.md API-2). What is not covered is not there.
final class Scope {
  private static final String NOTHING = "1 = 0";
  private static final String ACCOUNT = "account_sid";
  private static final String PROVIDER = "service_provider_sid";

  private Scope() {}

  /// Adds the condition that a row of that noun is within reach.
  static void add(Clause clause, Noun noun, Reach reach, Purpose purpose) {
    switch (reach) {
      case Reach.Everything() -> {}
      case Reach.OfProvider(var provider) -> clause.and(ofProvider(noun, provider.value(), clause));
      case Reach.OfAccount(var account, _) -> clause.and(ofAccount(noun, account.value(), clause));
      case Reach.OfAccountAndShared(var account, var provider) ->
          clause.and(
              purpose == Purpose.READ
                  ? shared(noun, account.value(), provider.value(), clause)
                  : ofAccount(noun, account.value(), clause));
    }
  }

  private static String ofProvider(Noun noun, String provider, Clause clause) {
    return switch (noun.tenancy()) {
      case Tenancy.OfPlatform() -> NOTHING;
      case Tenancy.IsProvider() -> clause.same(noun.key(), provider);
      case Tenancy.IsAccount() -> clause.same(PROVIDER, provider);
      case Tenancy.ByColumns(var account, var own, _) -> {
        var direct = own ? clause.same(PROVIDER, provider) : NOTHING;
        yield account
            ? "("
                + direct
                + " or account_sid in (select account_sid from accounts where "
                + clause.same(PROVIDER, provider)
                + "))"
            : direct;
      }
      case Tenancy.Through(var column, var name) -> {
        var parent = Nouns.named(name);
        yield through(column, parent, ofProvider(parent, provider, clause));
      }
    };
  }

  private static String ofAccount(Noun noun, String sid, Clause clause) {
    return switch (noun.tenancy()) {
      case Tenancy.OfPlatform(), Tenancy.IsProvider() -> NOTHING;
      case Tenancy.IsAccount() -> clause.same(noun.key(), sid);
      case Tenancy.ByColumns(var account, _, _) -> account ? clause.same(ACCOUNT, sid) : NOTHING;
      case Tenancy.Through(var column, var name) -> {
        var parent = Nouns.named(name);
        yield through(column, parent, ofAccount(parent, sid, clause));
      }
    };
  }

  private static String shared(Noun noun, String sid, String provider, Clause clause) {
    return switch (noun.tenancy()) {
      case Tenancy.OfPlatform() -> NOTHING;
      case Tenancy.IsProvider() -> clause.same(noun.key(), provider);
      case Tenancy.IsAccount() -> clause.same(noun.key(), sid);
      case Tenancy.ByColumns(var account, _, var sharing) -> {
        var own = account ? clause.same(ACCOUNT, sid) : NOTHING;
        yield sharing
            ? "(" + own + " or (account_sid is null and " + clause.same(PROVIDER, provider) + "))"
            : own;
      }
      case Tenancy.Through(var column, var name) -> {
        var parent = Nouns.named(name);
        yield through(column, parent, shared(parent, sid, provider, clause));
      }
    };
  }

  private static String through(String column, Noun parent, String condition) {
    return column
        + " in (select "
        + parent.key()
        + " from "
        + parent.name()
        + " where "
        + condition
        + ")";
  }
}
