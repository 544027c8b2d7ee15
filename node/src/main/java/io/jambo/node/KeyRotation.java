package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.store.real.NodeKeyFile;
import java.nio.file.Path;
import java.util.List;

/// `keys rotate`: a new node's key in front of the old one, and all owners' keys wrapped by it.
/// What is sealed stays as it is, so nothing has to wait (security.md SEC-2).
final class KeyRotation {
  private final Kit kit;
  private final OpenStore open;
  private final StorePlaces places;

  KeyRotation(Kit kit, OpenStore open, StorePlaces places) {
    this.kit = kit;
    this.open = open;
    this.places = places;
  }

  List<String> rotate() {
    if (places.key().value().isPresent()) {
      throw new WordFailed(
          "The node's key is given as JAMBO_KEY: put a new one in front of it there, with a comma"
              + " between, and start the node again.");
    }
    var file = Path.of(open.key().place());
    var keys = NodeKeyFile.rotate(file, kit.random());
    open.vault().use(keys);
    int wrapped = open.vault().rewrap();
    Deed.ROTATE.note(kit, open.store(), keys.current().name());
    return List.of(
        "new key " + keys.current().name() + " in " + file,
        "owners' keys wrapped anew: " + wrapped,
        "Keep the old key below it for as long as a backup made before today may be needed.");
  }
}
