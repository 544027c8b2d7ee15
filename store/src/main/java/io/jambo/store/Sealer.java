package io.jambo.store;

import io.jambo.model.Owner;

/// Hides what columns of kind `Sealed` hold before it is written, and opens it for who reads. It is
/// called on a thread of the store, within the transaction that reads or writes the row.
public interface Sealer {
  /// The envelope of a text, as text; it opens only for that owner at that place.
  ///
  /// @param place table, column and row: `accounts.webhook_secret.9f…`
  String seal(Owner owner, String place, String plain);

  /// What lies in an envelope.
  String open(Owner owner, String place, String sealed);
}
