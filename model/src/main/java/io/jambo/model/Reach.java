package io.jambo.model;

import io.jambo.kit.Sid;

/// How far a caller's arm is (rest-api.md 2.4). Every statement of the store takes one, so that a
/// row of another tenant is not there for it (security.md API-2).
public sealed interface Reach {
  /// Every row: the platform's administrator, and the node itself.
  Reach EVERYTHING = new Everything();

  /// All rows.
  record Everything() implements Reach {}

  /// Rows of this service provider and of its accounts.
  record OfProvider(Sid provider) implements Reach {}

  /// Rows of this account alone.
  record OfAccount(Sid account, Sid provider) implements Reach {}

  /// Rows of this account, and to read those that its service provider shares with all accounts.
  record OfAccountAndShared(Sid account, Sid provider) implements Reach {}
}
