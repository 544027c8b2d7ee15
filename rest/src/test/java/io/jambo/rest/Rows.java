package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// One row of every noun that has a sid, all of them an account's where they can be, else its
/// provider's: what the tenancy matrix asks for.
final class Rows {
  private final Building building;
  private final Sid account;
  private final Sid provider;
  private final String mark;
  private final Map<Noun, Sid> made = new HashMap<>();

  /// @param mark stands in every text, so that rows of two owners do not collide
  Rows(Building building, Sid account, Sid provider, String mark) {
    this.building = building;
    this.account = account;
    this.provider = provider;
    this.mark = mark;
    made.put(Nouns.ACCOUNTS, account);
    made.put(Nouns.SERVICE_PROVIDERS, provider);
  }

  /// The sid of the row of that noun, made when it is first asked for.
  Sid of(Noun noun) {
    var known = made.get(noun);
    if (known != null) {
      return known;
    }
    var row = Row.fresh(noun);
    boolean accounts = noun.find("account_sid").isPresent();
    for (var column : noun.columns()) {
      if (column.name().equals("account_sid")) {
        row = row.with("account_sid", account.value());
      } else if (column.name().equals("service_provider_sid")) {
        row =
            accounts && !column.required()
                ? row
                : row.with("service_provider_sid", provider.value());
      } else if (!noun.keys().contains(column.name()) && needed(row, column)) {
        row = row.with(column.name(), value(column));
      }
    }
    if (noun == Nouns.ALERT_RULES) {
      row = row.with("email", mark.strip() + "@a.test");
    }
    var sid = building.add(row);
    made.put(noun, sid);
    return sid;
  }

  /// Every sid of it so far.
  java.util.Collection<Sid> all() {
    return made.values();
  }

  private static boolean needed(Row row, Column column) {
    return column.required() && column.fallback().isEmpty() && !row.has(column.name());
  }

  private Object value(Column column) {
    return switch (column.kind()) {
      case Kind.Text(int most) -> cut(mark + column.name(), most);
      case Kind.Flag() -> true;
      case Kind.Whole(long least, long _) -> least;
      case Kind.Moment() -> Instant.EPOCH;
      case Kind.OneOf(var words) -> words.getFirst();
      case Kind.JsonText _ -> "[]";
      case Kind.Id() -> Sid.random(building.kit.random()).value();
      case Kind.Ref(var noun, var _) -> of(Nouns.named(noun)).value();
      case Kind.Sealed(int most) -> Secret.of(cut(mark, most));
    };
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }
}
