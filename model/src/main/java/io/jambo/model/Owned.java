package io.jambo.model;

import io.jambo.model.Tenancy.ByColumns;
import io.jambo.model.Tenancy.OfPlatform;

/// The usual answers to the question whose a row is.
final class Owned {
  static final Tenancy BY_PLATFORM = new OfPlatform();

  /// An account's, always.
  static final Tenancy BY_ACCOUNT = new ByColumns(true, false, false);

  /// A service provider's, or the platform's.
  static final Tenancy BY_PROVIDER = new ByColumns(false, true, false);

  /// An account's, a service provider's, or the platform's.
  static final Tenancy BY_EITHER = new ByColumns(true, true, false);

  /// As [#BY_EITHER]; what is a provider's alone may be read by its accounts.
  static final Tenancy SHARED_BY_PROVIDER = new ByColumns(true, true, true);

  private Owned() {}
}
