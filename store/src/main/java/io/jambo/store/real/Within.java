package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Tenancy;
import java.util.Optional;
import java.util.function.BiFunction;

/// Whether a row in memory is within reach of a reader: the rule of `Scope` without a database.
final class Within {
  private final BiFunction<Noun, Sid, Optional<Row>> rows;

  /// @param rows finds any row, whoever owns it
  Within(BiFunction<Noun, Sid, Optional<Row>> rows) {
    this.rows = rows;
  }

  boolean covers(Reach reach, Row row) {
    return switch (row.noun().tenancy()) {
      case Tenancy.OfPlatform() -> reach instanceof Reach.Everything;
      case Tenancy.IsProvider() ->
          switch (reach) {
            case Reach.Everything() -> true;
            case Reach.OfProvider(var provider) -> provider.equals(row.sid());
            case Reach.OfAccount _ -> false;
            case Reach.OfAccountAndShared(_, var provider) -> provider.equals(row.sid());
          };
      case Tenancy.IsAccount() ->
          switch (reach) {
            case Reach.Everything() -> true;
            case Reach.OfProvider(var provider) -> is(row, "service_provider_sid", provider);
            case Reach.OfAccount(var account, _) -> account.equals(row.sid());
            case Reach.OfAccountAndShared(var account, _) -> account.equals(row.sid());
          };
      case Tenancy.ByColumns columns -> covers(reach, row, columns);
      case Tenancy.Through(var column, var noun) ->
          row.id(column)
              .flatMap(parent -> rows.apply(Nouns.named(noun), parent))
              .filter(parent -> covers(reach, parent))
              .isPresent();
    };
  }

  private boolean covers(Reach reach, Row row, Tenancy.ByColumns by) {
    return switch (reach) {
      case Reach.Everything() -> true;
      case Reach.OfProvider(var provider) ->
          (by.provider() && is(row, "service_provider_sid", provider))
              || (by.account() && isOfAccountOf(row, provider));
      case Reach.OfAccount(var account, _) -> by.account() && is(row, "account_sid", account);
      case Reach.OfAccountAndShared(var account, var provider) ->
          (by.account() && is(row, "account_sid", account))
              || (by.sharing()
                  && row.text("account_sid").isEmpty()
                  && is(row, "service_provider_sid", provider));
    };
  }

  private boolean isOfAccountOf(Row row, Sid provider) {
    return row.id("account_sid")
        .flatMap(account -> rows.apply(Nouns.ACCOUNTS, account))
        .filter(account -> is(account, "service_provider_sid", provider))
        .isPresent();
  }

  private static boolean is(Row row, String column, Sid sid) {
    return row.text(column).filter(sid.value()::equals).isPresent();
  }
}
