package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import java.util.Optional;

/// How many calls at once an account or a service provider may have (data-model.md 6); immutable.
///
/// @param rows whose limit it is, by the SID of the limit
/// @param calls the limits, by the SID of the owner
record Limits(Directory<Sid> rows, Directory<Long> calls) {
  static final Limits NONE = new Limits(Directory.empty(), Directory.empty());

  /// The one category that is looked at here; the others belong to outbound calls, to the API, or
  /// are kept only.
  private static final String CALLS = "voice_call_session";

  /// How many calls at once; 0: no limit.
  long callsOf(Sid owner) {
    var limit = calls.at(owner.value());
    return limit == null ? 0 : limit;
  }

  Limits with(Row row) {
    var others = without(row.sid());
    if (!row.text("category").equals(Optional.of(CALLS))) {
      return others;
    }
    var column = row.noun() == Nouns.ACCOUNT_LIMITS ? "account_sid" : "service_provider_sid";
    var owner = row.id(column).orElseThrow();
    return new Limits(
        others.rows.with(row.sid().value(), owner),
        others.calls.with(owner.value(), row.whole("quantity").orElse(0L)));
  }

  Limits without(Sid limit) {
    return rows.find(limit.value())
        .map(owner -> new Limits(rows.without(limit.value()), calls.without(owner.value())))
        .orElse(this);
  }
}
