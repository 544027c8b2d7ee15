package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.store.Store;
import io.jambo.store.Vault;
import io.jambo.store.real.NodeKeyFile;
import io.jambo.store.real.StoreKeyShelf;

/// A store with its seals, for a word that needs no node.
///
/// @param key where the node's key was found
record OpenStore(Store store, Vault vault, NodeKeyFile.Found key) implements AutoCloseable {
  /// Opens it to change it.
  ///
  /// @throws io.jambo.store.StoreFailure when it can't be used, or a node uses it
  /// @throws io.jambo.store.NodeKeyRefused when the node's key is not there
  static OpenStore open(Kit kit, StorePlaces places) {
    return sealed(kit, places, Store.open(kit, places.store()));
  }

  /// Opens it only to read, whether a node uses it or not.
  static OpenStore beside(Kit kit, StorePlaces places) {
    return sealed(kit, places, Store.beside(kit, places.store()));
  }

  private static OpenStore sealed(Kit kit, StorePlaces places, Store store) {
    try {
      var shelf = new StoreKeyShelf(store);
      var key = NodeKeyFile.find(places.key(), shelf.nodeKeys(), kit.random());
      var vault = new Vault(kit, key.keys(), shelf);
      vault.lookAgainIn(name -> NodeKeyFile.holding(places.key(), name, kit.random()));
      store.sealBy(vault);
      return new OpenStore(store, vault, key);
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
