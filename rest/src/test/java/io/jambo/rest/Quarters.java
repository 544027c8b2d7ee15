package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.store.History;
import io.jambo.store.KeyShelf;
import io.jambo.store.NodeKeys;
import io.jambo.store.Vault;
import io.jambo.store.VaultKey;
import java.util.Random;

/// The history beside an office's store, with a vault of its own.
record Quarters(History history) {
  private static final NodeKeys KEYS = NodeKeys.of(VaultKey.fresh(new Random(17)));

  static Quarters of(Kit kit, Office office) {
    var vault = new Vault(kit, KEYS, KeyShelf.of(office.store()));
    return new Quarters(History.of(kit, office.store(), vault));
  }
}
