package io.jambo.store;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import java.util.Optional;

/// The rows as a [Change] sees and changes them. What a provider shares with its accounts is read
/// by them and not changed: for changes `OfAccountAndShared` reaches no further than `OfAccount`.
public interface Edit extends View {
  /// Adds a row; what it does not say is null.
  ///
  /// @throws Clash when another row has what only one may have
  /// @throws NoSuchTarget when it points to a row that is not there
  /// @throws IllegalArgumentException for what does not fit its columns: to be checked before
  Row insert(Row row);

  /// Changes what `changes` says of the row with that identifier; false when it is not there.
  boolean update(Noun noun, Sid sid, Row changes, Reach reach);

  /// Changes all rows that fit; how many they were. Not for sealed columns or those of the owner.
  int updateAll(Noun noun, Query query, Row changes, Reach reach);

  /// Deletes a row with all that goes with it (data-model.md 3.9); false when it is not there.
  ///
  /// @throws StillUsed when something stands in the way
  boolean delete(Noun noun, Sid sid, Reach reach);

  /// Deletes all rows that fit, which nothing else belongs to; how many they were.
  int deleteAll(Noun noun, Query query, Reach reach);

  /// What an earlier change has kept for later ones, so that they need not read it again. Empty
  /// where nobody has kept it, when a change has failed since, on a new connection, and where
  /// others write this database too.
  <T> Optional<T> kept(String name, Class<T> type);

  /// Keeps that, which must be immutable, for later changes; who writes what it was made of keeps
  /// it anew.
  void keep(String name, Object value);

  /// To be run on the writing thread once the change is durable, before it is acknowledged. Not run
  /// when it fails.
  void whenCommitted(Runnable then);
}
