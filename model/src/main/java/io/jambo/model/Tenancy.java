package io.jambo.model;

/// How it is found whose a row is.
public sealed interface Tenancy {
  /// Nobody's but the platform's.
  record OfPlatform() implements Tenancy {}

  /// The row is a service provider.
  record IsProvider() implements Tenancy {}

  /// The row is an account; its column `service_provider_sid` says whose.
  record IsAccount() implements Tenancy {}

  /// Columns `account_sid` and `service_provider_sid` say it; one of them may be missing.
  ///
  /// @param sharing rows of a provider without an account may be read by all its accounts
  record ByColumns(boolean account, boolean provider, boolean sharing) implements Tenancy {}

  /// Whoever owns the row that this column points to.
  record Through(String column, String noun) implements Tenancy {}
}
