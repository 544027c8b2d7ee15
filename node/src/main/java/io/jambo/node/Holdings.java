package io.jambo.node;

import io.jambo.edge.HouseRules;
import io.jambo.edge.Switchboard;
import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.model.Secret;
import io.jambo.rest.Enrolment;
import io.jambo.store.CannotOpen;
import io.jambo.store.History;
import io.jambo.store.JournalEvent;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import io.jambo.store.real.CallRecordJournal;
import io.jambo.store.real.NodeKeyFile;
import io.jambo.store.real.StoreKeyShelf;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What outlives the process, and what is read from it: the store, sealed under the node's key, the
/// journal of call records, and the routing that follows the store.
final class Holdings implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Holdings.class);

  private final Kit kit;
  private final Wanted wanted;
  private final Store store;
  private final History history;
  private final CallRecordJournal journal;
  private final Switchboard switchboard;
  private final Secret jwtSecret;
  private final Vault vault;
  private final NodeKeyFile.Found key;
  private volatile Optional<Bootstrap.Shown> shown = Optional.empty();

  private Holdings(
      Kit kit,
      Wanted wanted,
      Store store,
      History history,
      CallRecordJournal journal,
      Switchboard switchboard,
      Secret jwtSecret,
      Vault vault,
      NodeKeyFile.Found key) {
    this.kit = kit;
    this.wanted = wanted;
    this.store = store;
    this.history = history;
    this.journal = journal;
    this.switchboard = switchboard;
    this.jwtSecret = jwtSecret;
    this.vault = vault;
    this.key = key;
  }

  /// What is to be opened.
  ///
  /// @param shared whether other nodes write the same database
  /// @param validity how long routing serves while the database is away
  /// @param admin the admin token
  /// @param ensureAdmin whether it has to be made a key, also in a store that is not empty
  record Wanted(
      StoreSettings store,
      NodeKeyFile.Where key,
      CallRecordJournal.Settings journal,
      boolean shared,
      Duration validity,
      Secret admin,
      boolean ensureAdmin,
      HouseRules rules) {}

  /// Opens all of it.
  ///
  /// @throws io.jambo.store.StoreFailure when the store can't be used
  /// @throws io.jambo.store.NodeKeyRefused when the node can't have its key
  static Holdings open(Kit kit, Wanted wanted, Counters counters) {
    var store = Store.serving(kit, wanted.store);
    try {
      var shelf = new StoreKeyShelf(store);
      var needed = new HashSet<>(shelf.nodeKeys());
      needed.addAll(CallRecordJournal.nodeKeys(wanted.journal.folder()));
      var key = NodeKeyFile.find(wanted.key, needed, kit.random());
      var vault = new Vault(kit, key.keys(), shelf);
      vault.lookAgainIn(name -> NodeKeyFile.holding(wanted.key, name, kit.random()));
      store.sealBy(vault);
      var history = History.of(kit, store, vault);
      var jwtSecret = Enrolment.signingSecret(kit, store);
      var switchboard = Switchboard.open(kit, store, wanted.shared, wanted.validity, wanted.rules);
      var journal =
          CallRecordJournal.open(
              kit, wanted.journal, key.keys(), history, Holdings::told, counters);
      return new Holdings(kit, wanted, store, history, journal, switchboard, jwtSecret, vault, key);
    } catch (IOException unusable) {
      store.close();
      throw new CannotOpen(
          "the journal of call records in "
              + wanted.journal.folder()
              + " can't be opened: "
              + unusable.getMessage());
    } catch (RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  private static void told(JournalEvent event) {
    log.atWarn().addKeyValue("event", event).log("journal of call records");
  }

  /// Gives an empty store what it needs (data-model.md 11). Not before the node has all its ports:
  /// what is shown once is lost when the start fails after that.
  void fill() {
    shown = Bootstrap.run(kit, store, wanted.admin, wanted.ensureAdmin);
  }

  Store store() {
    return store;
  }

  /// The store with its seals, for operators' commands.
  OpenStore open() {
    return new OpenStore(store, vault, key);
  }

  History history() {
    return history;
  }

  CallRecordJournal journal() {
    return journal;
  }

  Switchboard switchboard() {
    return switchboard;
  }

  /// Signs the tokens of sessions.
  Secret jwtSecret() {
    return jwtSecret;
  }

  /// Where the node's key lies.
  NodeKeyFile.Found key() {
    return key;
  }

  /// What an empty store was given.
  Optional<Bootstrap.Shown> shown() {
    return shown;
  }

  @Override
  public void close() {
    switchboard.close();
    journal.close();
    store.close();
  }
}
