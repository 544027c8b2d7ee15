package io.jambo.rest;

import java.util.Optional;

/// The twelve kinds of caller of the tenancy matrix (security.md 11), seen from account acme of
/// service provider north.
enum Principal {
  NONE("none", Optional.empty(), "", false),
  EXPIRED("expired key", Optional.empty(), "", false),
  REVOKED("revoked key", Optional.empty(), "", false),
  OWNER("owner", Optional.of(Role.ADMIN), "", false),
  PROVIDER("provider", Optional.of(Role.PROVIDER), "north", false),
  OTHER_PROVIDER("other provider", Optional.of(Role.PROVIDER), "south", false),
  PROVIDER_VIEWER("provider's viewer", Optional.of(Role.PROVIDER), "north", true),
  ACCOUNT("account", Optional.of(Role.ACCOUNT), "acme", false),
  SIBLING("sibling", Optional.of(Role.ACCOUNT), "bolt", false),
  FOREIGN("foreign account", Optional.of(Role.ACCOUNT), "cork", false),
  ACCOUNT_VIEWER("account's viewer", Optional.of(Role.ACCOUNT), "acme", true),
  DISABLED("disabled user", Optional.empty(), "", false);

  final String words;

  /// Empty when it does not get in at all.
  final Optional<Role> role;

  /// The provider or account whose it is.
  final String home;

  final boolean viewer;

  Principal(String words, Optional<Role> role, String home, boolean viewer) {
    this.words = words;
    this.role = role;
    this.home = home;
    this.viewer = viewer;
  }

  /// Whether it is a session; the others are keys.
  boolean user() {
    return viewer;
  }

  boolean ofNorth() {
    return home.equals("north") || home.equals("acme") || home.equals("bolt");
  }

  boolean ofAcme() {
    return home.equals("acme");
  }
}
