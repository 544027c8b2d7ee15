package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// An account, as its calls need it.
///
/// @param realm in lower case
/// @param active whether it takes calls: not without its secret either, which can't be read where
///   its key is gone
/// @param secret signs what its hooks are sent
/// @param recorded whether call records are written at all
/// @param sealed whether they hold what is personal
/// @param longest what its calls may last
record Account(
    Sid sid,
    Sid provider,
    Optional<String> realm,
    boolean active,
    Secret secret,
    boolean recorded,
    boolean sealed,
    Optional<Duration> longest,
    SpeechChoice speech) {
  private static final Secret GONE = Secret.of("");

  static Account of(Row row) {
    return new Account(
        row.sid(),
        row.id("service_provider_sid").orElseThrow(),
        row.text("sip_realm").map(realm -> realm.toLowerCase(Locale.ROOT)),
        row.flag("is_active") && row.secret("webhook_secret").isPresent(),
        row.secret("webhook_secret").orElse(GONE),
        !row.flag("disable_cdrs"),
        row.text("cdr_retention").map("sealed"::equals).orElse(true),
        row.whole("max_call_duration").map(Duration::ofSeconds),
        SpeechChoice.of(row, ""));
  }
}
