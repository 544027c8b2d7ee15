package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The API put together over a store: its clerk, who is known, and the desks of this room. Other
/// desks are given to [#api].
public final class Office {
  private final Kit kit;
  private final Store store;
  private final Supplier<RestSettings> settings;
  private final Clerk clerk;
  private final Credentials credentials;
  private final Allowance allowance;
  private final List<Desk> own;

  /// @param settings asked anew for each request
  /// @param auth asked anew for each use, but for the secret that signs tokens
  /// @param alerts hears of what a tenant should look at
  /// @param watchers of other rooms, which hear of every change
  public Office(
      Kit kit,
      Store store,
      Supplier<RestSettings> settings,
      Supplier<AuthSettings> auth,
      AlertSink alerts,
      List<Clerk.Watcher> watchers) {
    this.kit = kit;
    this.store = store;
    this.settings = settings;
    var keys = new KeyRing(kit, store);
    var sessions = new Sessions(kit, auth);
    var all = new ArrayList<Clerk.Watcher>(watchers);
    all.add(keys);
    all.add(sessions);
    var rates = new TenantRates(kit, this::limit, alerts);
    all.add(rates);
    allowance = new Allowance(kit, rates);
    store.watch(new OutsideChanges(kit, store, sessions, keys));
    clerk = new Clerk(kit, store, all);
    credentials = new Identities(keys, sessions);
    var policy = new PasswordPolicy(store, clerk);
    var passwords = new Passwords(kit, () -> auth.get().argon2());
    var change = new PasswordChange(passwords, policy, new LockOut(kit, auth));
    own =
        List.of(
            new LoginDesk(kit, store, auth, clerk, sessions, change),
            new UsersDesk(store, clerk, sessions, change),
            policy,
            new ApiKeysDesk(store, clerk, settings));
  }

  /// Time, threads and chance.
  public Kit kit() {
    return kit;
  }

  /// What is kept.
  public Store store() {
    return store;
  }

  /// The settings as they are now.
  public RestSettings settings() {
    return settings.get();
  }

  /// Who writes rows and the audit log.
  public Clerk clerk() {
    return clerk;
  }

  /// Whether whoever asked for that would still come in: for what lasts longer than a request.
  StillIn stillIn(Asked asked) {
    return new StillIn(
        kit,
        () ->
            Bearer.token(asked.arrival())
                .filter(token -> credentials.holds(asked.caller(), token))
                .isPresent());
  }

  /// The API of these desks and the office's own.
  public Api api(List<Desk> desks) {
    var all = new ArrayList<>(own);
    all.addAll(desks);
    return of(all);
  }

  /// An API of that operation alone.
  Api alone(Operation operation) {
    return of(List.of(() -> List.of(operation)));
  }

  private Api of(List<Desk> desks) {
    return new Api(kit, desks, store::find, credentials, allowance, settings, new StoreTroubles());
  }

  private Optional<Row> limit(TenantRates.Whose whose, Sid owner) {
    return store.read(view -> view.first(whose.noun(), whose.of(owner), Reach.EVERYTHING));
  }
}
