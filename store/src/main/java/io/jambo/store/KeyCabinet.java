package io.jambo.store;

import io.jambo.kit.Kit;
import io.jambo.model.Owner;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// The owners' keys in memory, at hand while they are in use; fetched from the [KeyShelf], made at
/// their first use, forgotten when their owner is deleted. Any thread.
final class KeyCabinet {
  /// Owners whose keys are at hand, some 300 bytes each; beyond that somebody else's are put away.
  private static final int MOST_OWNERS = 20_000;

  /// So many names of node's keys that are not to be found are remembered.
  private static final int MOST_MISSED = 64;

  /// A name that was looked for in vain is looked for again after this.
  private static final Duration MISSED = Duration.ofSeconds(5);

  /// How often a lost race for the shelf is run again.
  private static final int MOST_TRIES = 20;

  private final Kit kit;
  private volatile NodeKeys nodeKeys;
  private volatile Function<String, Optional<NodeKeys>> again = _ -> Optional.empty();
  private final KeyShelf shelf;
  private final VaultCipher cipher;
  private final ConcurrentHashMap<Owner, KeyCase> atHand = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Long> missedUntil = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// Owners whose keys were made or changed in a transaction that is not known to have succeeded.
  /// They are not kept at hand: something sealed by a key that was rolled back is lost.
  private final Set<Owner> unsettled = ConcurrentHashMap.newKeySet();

  KeyCabinet(Kit kit, NodeKeys nodeKeys, KeyShelf shelf, VaultCipher cipher) {
    this.kit = kit;
    this.nodeKeys = nodeKeys;
    this.shelf = shelf;
    this.cipher = cipher;
  }

  /// An owner's keys, if there are any.
  Optional<KeyCase> find(Owner owner) {
    var present = atHand.get(owner);
    if (present != null) {
      return Optional.of(present);
    }
    long before = changes.get();
    var found = shelf.load(owner).map(this::unwrap);
    found.filter(_ -> !unsettled.contains(owner)).ifPresent(keys -> keep(keys, before));
    return found;
  }

  /// An owner's keys, made now when there are none.
  KeyCase findOrMake(Owner owner) {
    return find(owner)
        .orElseGet(() -> {
          unsettled.add(owner);
          var made = KeyCase.fresh(owner, kit.wallClock(), kit.random());
          return unwrap(shelf.add(wrap(made), () -> settle(owner)));
        });
  }

  /// An account's keys with an index key for that period, made now when there is none.
  KeyCase withPeriod(Owner owner, int period) {
    var keys = findOrMake(owner);
    for (int i = 0; i < MOST_TRIES && !keys.index().containsKey(period); i++) {
      unsettled.add(owner);
      atHand.remove(owner);
      var after = wrap(keys.with(period, VaultKey.fresh(kit.random())));
      boolean placed = shelf.replace(keys.kept(), after, () -> settle(owner));
      keys = placed ? unwrap(after) : findOrMake(owner);
    }
    return keys;
  }

  /// Reads them from the shelf the next time: they are gone, or others have changed them.
  void forget(Owner owner) {
    changes.incrementAndGet();
    atHand.remove(owner);
  }

  /// Where to look for a node's key of a name that is not known.
  void lookAgainIn(Function<String, Optional<NodeKeys>> place) {
    again = place;
    missedUntil.clear();
  }

  /// Wraps by other node's keys from now on.
  void use(NodeKeys other) {
    nodeKeys = other;
    missedUntil.clear();
  }

  /// Wraps some keys anew with the node's current key.
  ///
  /// @return how many there were to do
  int rewrap(int most) {
    var old = shelf.notUnder(nodeKeys.current().name(), most);
    for (var kept : old) {
      // Whoever was faster has wrapped it with a current key, or deleted it: both is as good.
      boolean _ = shelf.replace(kept, wrap(unwrap(kept)), () -> settle(kept.owner()));
    }
    return old.size();
  }

  /// What was made or changed is durable: it may be kept at hand again, read anew.
  private void settle(Owner owner) {
    unsettled.remove(owner);
    forget(owner);
  }

  private KeyShelf.Kept wrap(KeyCase keys) {
    return keys.wrapped(cipher, nodeKeys.current(), kit.random());
  }

  private KeyCase unwrap(KeyShelf.Kept kept) {
    var nodeKey = nodeKeys.find(kept.nodeKey()).or(() -> lookAgain(kept.nodeKey()));
    if (nodeKey.isEmpty()) {
      throw new VaultFault(
          "the keys of "
              + kept.owner().word()
              + " lie under the node's key "
              + kept.nodeKey()
              + ", which this node does not have");
    }
    return KeyCase.unwrap(cipher, nodeKey.get(), kept)
        .orElseThrow(
            () -> new VaultFault("the keys of " + kept.owner().word() + " were altered at rest"));
  }

  /// Another process may have put a new key in front of those that were read at the start.
  private Optional<VaultKey> lookAgain(String name) {
    if (kit.nanos() < missedUntil.getOrDefault(name, 0L)) {
      return Optional.empty();
    }
    var found = again.apply(name).map(keys -> keys.before(nodeKeys));
    found.ifPresent(keys -> nodeKeys = keys);
    var key = found.flatMap(keys -> keys.find(name));
    if (key.isEmpty()) {
      if (missedUntil.size() >= MOST_MISSED) {
        missedUntil.clear();
      }
      missedUntil.put(name, kit.in(MISSED));
    }
    return key;
  }

  private void keep(KeyCase keys, long before) {
    var owner = keys.kept().owner();
    if (atHand.size() >= MOST_OWNERS) {
      var others = atHand.keySet().iterator();
      if (others.hasNext()) {
        atHand.remove(others.next());
      }
    }
    atHand.put(owner, keys);
    if (changes.get() != before) {
      atHand.remove(owner); // changed or deleted while it was fetched
    }
  }
}
