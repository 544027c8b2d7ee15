package io.jambo.store;

import io.jambo.model.Owner;
import io.jambo.store.real.StoreKeyShelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the owners' wrapped keys lie: table `owner_keys` (data-model.md 3.8).
public interface KeyShelf {
  /// The shelf in that store.
  static KeyShelf of(Store store) {
    return new StoreKeyShelf(store);
  }

  /// A row of it; without the node's key it opens nothing.
  ///
  /// @param dataKey its data key, wrapped
  /// @param indexKeys its index keys, wrapped together
  /// @param nodeKey the name of the node's key that wraps them
  record Kept(Owner owner, String dataKey, String indexKeys, String nodeKey, Instant createdAt) {}

  /// An owner's keys.
  Optional<Kept> load(Owner owner);

  /// Keeps the keys of an owner who has none, and tells what is there now: somebody may have been
  /// faster.
  ///
  /// @param settled is run once what is there now is durable; never when it does not become so,
  ///   which happens where it is asked within a change that fails
  Kept add(Kept keys, Runnable settled);

  /// Puts other keys in the place of these; false when these are not there any more.
  ///
  /// @param settled as with [#add]
  boolean replace(Kept before, Kept after, Runnable settled);

  /// Takes an owner's keys away, and with them all that they have sealed.
  void delete(Owner owner);

  /// Some keys that another than this node's key wraps.
  List<Kept> notUnder(String nodeKey, int most);

  /// The names of all node's keys that wrap something here.
  Set<String> nodeKeys();
}
