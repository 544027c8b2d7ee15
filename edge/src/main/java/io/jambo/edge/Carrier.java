package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Row;
import java.util.Locale;
import java.util.Optional;

/// A carrier, as calls that come from it need it.
///
/// @param application takes its calls to numbers that have none
/// @param registration `user@realm` under which we are registered with it, realm in lower case
record Carrier(
    Sid sid,
    String name,
    Optional<Sid> account,
    Optional<Sid> provider,
    Optional<Sid> application,
    boolean active,
    Optional<String> registration) {
  static Carrier of(Row row) {
    return new Carrier(
        row.sid(),
        row.text("name").orElse(""),
        row.id("account_sid"),
        row.id("service_provider_sid"),
        row.id("application_sid"),
        row.flag("is_active"),
        row.flag("requires_register")
            ? row.text("register_sip_realm")
                .flatMap(
                    realm -> row.text("register_username").map(user -> registration(user, realm)))
            : Optional.empty());
  }

  static String registration(String user, String realm) {
    return user + "@" + realm.toLowerCase(Locale.ROOT);
  }

  /// Whether it serves that account: it is its own, or its provider's for all accounts.
  boolean serves(Account owner) {
    return account
        .map(owner.sid()::equals)
        .orElseGet(() -> provider.map(owner.provider()::equals).orElse(false));
  }
}
