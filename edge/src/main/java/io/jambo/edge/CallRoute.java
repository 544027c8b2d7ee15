package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.NumberPattern;
import io.jambo.model.Row;
import java.util.Optional;

/// Which application of an account takes numbers that fit (rest-api.md 14.8).
record CallRoute(
    Sid sid, Sid account, Optional<NumberPattern> pattern, Sid application, long priority) {
  static CallRoute of(Row row) {
    return new CallRoute(
        row.sid(),
        row.id("account_sid").orElseThrow(),
        row.text("regex").flatMap(NumberPattern::regex),
        row.id("application_sid").orElseThrow(),
        row.whole("priority").orElse(0L));
  }

  boolean takes(String number) {
    return pattern.map(fit -> fit.finds(number)).orElse(false);
  }
}
