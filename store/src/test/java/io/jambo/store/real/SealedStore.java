package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecords;
import io.jambo.store.History;
import io.jambo.store.KeyShelf;
import io.jambo.store.NodeKeys;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import io.jambo.store.VaultKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/// A store with the real vault and its history, one service provider and two accounts.
final class SealedStore implements AutoCloseable {
  static final String SECRET = "wh_secret_of_ours";

  static final NodeKeys KEYS = NodeKeys.of(VaultKey.fresh(new Random(17)));

  private final AtomicBoolean open = new AtomicBoolean(true);

  final Kit kit = new RealKit();
  final Random random = new Random(19);
  final Store store;
  final KeyShelf shelf;
  final Vault vault;
  final History history;
  final Sid provider = Sid.random(random);
  final Sid account;
  final Sid other;

  SealedStore(StoreSettings settings) {
    store = Store.open(kit, settings);
    shelf = KeyShelf.of(store);
    vault = new Vault(kit, KEYS, shelf);
    store.sealBy(vault);
    history = History.of(kit, store, vault);
    store.change(edit ->
        edit.insert(
            Row.fresh(Nouns.SERVICE_PROVIDERS)
                .with("service_provider_sid", provider)
                .with("name", "provider " + provider)));
    account = newAccount();
    other = newAccount();
  }

  Sid newAccount() {
    var sid = Sid.random(random);
    store.change(edit -> edit.insert(accountRow(sid)));
    return sid;
  }

  Row accountRow(Sid sid) {
    return Row.fresh(Nouns.ACCOUNTS)
        .with("account_sid", sid)
        .with("name", "account " + sid)
        .with("service_provider_sid", provider)
        .with("created_at", Instant.EPOCH)
        .with("webhook_secret", Secret.of(SECRET));
  }

  void change(Sid accountSid, String column, Object value) {
    var changes = Row.empty(Nouns.ACCOUNTS).with(column, value);
    var _ =
        store.change(edit -> edit.update(Nouns.ACCOUNTS, accountSid, changes, Reach.EVERYTHING));
  }

  CallRecord ended(Sid of, String from, String to, Instant at) {
    var begun = CallRecords.begun(of, from, to, at, random);
    var attempt = begun.attempt();
    return CallRecords.ended(
        CallRecord.begun(
            new CallRecord.Attempt(
                attempt.callSid(),
                of,
                provider,
                attempt.applicationSid(),
                attempt.direction(),
                attempt.trunk(),
                attempt.traceId(),
                at,
                attempt.personal())));
  }

  /// Every value of a column as it lies in the database.
  List<Optional<String>> raw(String table, String column) {
    return store.read(view ->
        ((SqlView) view)
            .sql()
            .all(
                "select " + column + " from " + table,
                List.of(),
                row -> Optional.ofNullable(row.getString(1))));
  }

  Owner.Account owner() {
    return new Owner.Account(account);
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      store.close();
    }
  }
}
