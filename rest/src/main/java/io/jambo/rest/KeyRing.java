package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Knows API keys by the hash of their token (rest-api.md 6). A key that was found is kept in
/// memory for at most [#FRESH]; this node forgets it at once when it changes it. Callable from any
/// task.
final class KeyRing implements Clerk.Watcher {
  /// A revoked key holds on other nodes for that long at most (security.md API-6).
  private static final Duration FRESH = Duration.ofSeconds(5);

  /// Keys in memory; when there are more, all are looked up anew.
  private static final int MOST = 10_000;

  /// The time of last use moves in such steps.
  private static final Duration STEP = Duration.ofMinutes(1);

  private final Kit kit;
  private final Store store;
  private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

  /// Moves with each change that somebody may have overtaken.
  private final AtomicInteger changes = new AtomicInteger();

  KeyRing(Kit kit, Store store) {
    this.kit = kit;
    this.store = store;
  }

  /// A key in memory.
  ///
  /// @param expires when it ends, if ever
  /// @param until it has to be looked up anew, in nanoseconds
  /// @param written when its last use was written down, in epoch milliseconds
  private record Known(
      Sid key, Caller caller, Optional<Instant> expires, long until, AtomicLong written) {
    boolean expired(Instant now) {
      return expires.isPresent() && !now.isBefore(expires.get());
    }
  }

  /// Whoever that token belongs to, unless it has expired.
  Optional<Caller> caller(String token) {
    var hash = Hashes.hex(token);
    var now = kit.wallClock();
    var key = known.get(hash);
    if (key == null || key.until() <= kit.nanos()) {
      int before = changes.get();
      var found = find(hash, now);
      if (found.isEmpty()) {
        known.remove(hash);
        return Optional.empty();
      }
      key = found.get();
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(hash, key);
      if (changes.get() != before) {
        known.remove(hash); // changed or revoked while it was looked up
      }
    }
    if (key.expired(now)) {
      return Optional.empty();
    }
    use(key, now);
    return Optional.of(key.caller());
  }

  /// Looks at each key anew.
  void forgetAll() {
    known.clear();
  }

  /// Forgets what that change may have made stale.
  @Override
  public void changed(Row row, boolean gone) {
    changes.incrementAndGet();
    if (row.noun() == Nouns.API_KEYS) {
      known.values().removeIf(one -> one.key().equals(row.sid()));
    } else if (row.noun() == Nouns.ACCOUNTS || row.noun() == Nouns.SERVICE_PROVIDERS) {
      known.clear();
    }
  }

  /// Of a key in memory that has expired nobody has to wait for a store that is away.
  private Optional<Known> find(String hash, Instant now) {
    try {
      return store.read(view ->
          view.first(Nouns.API_KEYS, Query.all().where("token_sha256", hash), Reach.EVERYTHING)
              .flatMap(row -> known(row, account(row, view))));
    } catch (StoreFailure away) {
      var before = known.get(hash);
      if (before != null && before.expired(now)) {
        return Optional.empty();
      }
      throw away;
    }
  }

  private static Optional<Row> account(Row key, View view) {
    return key.id("account_sid").flatMap(sid -> view.find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING));
  }

  /// A provider's when it has one, else an account's, else the platform's (rest-api.md 2.1).
  private Optional<Known> known(Row row, Optional<Row> account) {
    var provider = row.id("service_provider_sid");
    Reach reach = Reach.EVERYTHING;
    if (provider.isPresent()) {
      reach = new Reach.OfProvider(provider.get());
    } else if (row.id("account_sid").isPresent()) {
      if (account.isEmpty()) {
        return Optional.empty();
      }
      reach =
          new Reach.OfAccount(
              account.get().sid(), account.get().id("service_provider_sid").orElseThrow());
    }
    var early = row.text("profile").filter(Profile.EARLY.wire()::equals).isPresent();
    var caller =
        new Caller(
            reach,
            new Caller.Identity.Key(row.sid()),
            false,
            early ? Profile.EARLY : Profile.CURRENT,
            row.id("application_sid"));
    long used = row.moment("last_used").map(Instant::toEpochMilli).orElse(0L);
    return Optional.of(
        new Known(
            row.sid(), caller, row.moment("expires_at"), kit.in(FRESH), new AtomicLong(used)));
  }

  /// Behind the request's back: nobody waits for it, and it may fail.
  private void use(Known key, Instant now) {
    long last = key.written().get();
    long moment = now.toEpochMilli();
    if (moment - last >= STEP.toMillis() && key.written().compareAndSet(last, moment)) {
      var _ = kit.fork("key used", () -> write(key.key(), now));
    }
  }

  private void write(Sid key, Instant now) {
    try {
      var _ =
          store.change(edit ->
              edit.update(
                  Nouns.API_KEYS,
                  key,
                  Row.empty(Nouns.API_KEYS).with("last_used", now),
                  Reach.EVERYTHING));
    } catch (StoreFailure away) {
      // The next use writes it.
    }
  }
}
