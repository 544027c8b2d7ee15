package io.jambo.store;

import io.jambo.model.Owner;
import java.util.Optional;

/// Hides what columns of kind `Sealed` hold before it is written, and opens it for who reads. It is
/// called on a thread of the store, within the transaction that reads or writes the row.
public interface Sealer {
  /// The envelope of a text, as text; it opens only for that owner at that place.
  ///
  /// @param place table, column and row: `accounts.webhook_secret.9f…`
  String seal(Owner owner, String place, String plain);

  /// What lies in an envelope; empty when the key that sealed it is gone, so that nobody can open
  /// it any more: who reads finds no value there.
  ///
  /// @throws RuntimeException when it was altered or moved: never an empty or partial text
  Optional<String> open(Owner owner, String place, String sealed);

  /// That owner and its keys were deleted, durably: nothing of them stays in memory.
  default void forget(Owner owner) {}
}
