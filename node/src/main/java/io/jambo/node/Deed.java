package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.rest.OperatorNotes;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.wire.Json;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator's word does to the store as a whole, or beside it, and what stands of it in the
/// audit log (operations.md 12).
enum Deed {
  BACKUP("create", "backups"),
  RESTORE("restore", "backups"),
  PRUNE("prune", "backups"),
  EXPORT("export", "configuration"),
  ROTATE("rotate", "node_keys");

  /// The errand by which a running node is asked to write it down.
  static final String ERRAND = "note";

  private final String action;
  private final String entity;

  Deed(String action, String entity) {
    this.action = action;
    this.entity = entity;
  }

  /// The one of that name.
  static Optional<Deed> named(String name) {
    return Arrays.stream(values()).filter(deed -> deed.word().equals(name)).findFirst();
  }

  /// Writes it down.
  ///
  /// @param which copy, account or key it was about
  void note(Kit kit, Store store, String which) {
    int _ =
        store.change(edit -> {
          new OperatorNotes(kit).note(edit, action, entity, which);
          return 1;
        });
  }

  /// Has it written down after it was done: by the node that has the store, else here. What was
  /// done is done, so the operator is told and no more when that fails.
  void leave(StorePlaces places, String which, PrintStream err) {
    try {
      if (Store.inUse(places.store())) {
        var asked = Json.object().with("deed", word()).with("which", which);
        var _ = Errands.askNode(places, ERRAND, asked);
      } else {
        var kit = new RealKit();
        try (var store = Store.open(kit, places.store())) {
          note(kit, store, which);
        }
      }
    } catch (StoreFailure | WordFailed failed) {
      err.println("jambo: done, but not noted in the audit log: " + failed.getMessage());
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
