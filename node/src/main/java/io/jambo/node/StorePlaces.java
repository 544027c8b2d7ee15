package io.jambo.node;

import io.jambo.model.Secret;
import io.jambo.node.real.UserPlace;
import io.jambo.store.StoreSettings;
import io.jambo.store.real.NodeKeyFile;
import java.nio.file.Path;
import java.util.Optional;

/// Where the store and the node's key lie, by the settings.
///
/// @param data the data folder
/// @param adminToken where it is preset, and not in the data folder
record StorePlaces(
    Path data, StoreSettings store, NodeKeyFile.Where key, Optional<Secret> adminToken) {
  static StorePlaces of(Settings settings) {
    var data = Path.of(settings.word("data"));
    return new StorePlaces(
        data,
        new StoreSettings(
            data,
            settings.text("db.url"),
            settings.text("db.user"),
            settings.text("db.password").map(Secret::of),
            settings.count("db.pool")),
        new NodeKeyFile.Where(
            settings.text("key.value").map(Secret::of),
            settings.text("key.file").map(Path::of),
            UserPlace.configuration(),
            data),
        settings.text("admin.token").map(Secret::of));
  }

  /// Whether the node's key was named, and not only found where it lies by default.
  boolean keyGiven() {
    return key.value().isPresent() || key.file().isPresent();
  }
}
