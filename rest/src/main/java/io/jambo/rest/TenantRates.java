package io.jambo.rest;

import io.jambo.call.Alert;
import io.jambo.call.AlertType;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.rest.RestSettings.Rate;
import io.jambo.store.Query;
import io.jambo.store.StoreFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests a minute the callers of an account, and those of a service provider with all
/// its accounts, may make: their limits of category `api_rate` (data-model.md 6). They hold from
/// loopback too, unlike the platform's own allowance, since somebody has set them.
///
/// No request waits for a limit: it is looked up behind the back of the first one, and anew after
/// [#FRESH]; what this node changes it knows at once. Callable from any task.
final class TenantRates implements Clerk.Watcher {
  /// A limit that was set elsewhere, or past the API, holds here after that long at most.
  private static final Duration FRESH = Duration.ofSeconds(30);

  private static final Duration WINDOW = Duration.ofMinutes(1);

  /// Owners whose limits are in memory; when there are more, all are looked up anew.
  private static final int MOST = 100_000;

  private static final String CATEGORY = "api_rate";

  private final Kit kit;
  private final Book book;
  private final AlertSink alerts;
  private final Rates rates;
  private final ConcurrentHashMap<Sid, Known> known = new ConcurrentHashMap<>();

  TenantRates(Kit kit, Book book, AlertSink alerts) {
    this.kit = kit;
    this.book = book;
    this.alerts = alerts;
    rates = new Rates(kit);
  }

  /// Whose limit it is.
  enum Whose {
    ACCOUNT("account_sid", "account", AlertType.ACCOUNT_API_LIMIT),
    PROVIDER("service_provider_sid", "service provider", AlertType.SERVICE_PROVIDER_API_LIMIT);

    private final String column;
    private final String words;
    private final AlertType alert;

    Whose(String column, String words, AlertType alert) {
      this.column = column;
      this.words = words;
      this.alert = alert;
    }

    private static Optional<Whose> of(Row limit) {
      if (limit.noun() == Nouns.ACCOUNT_LIMITS) {
        return Optional.of(ACCOUNT);
      }
      return limit.noun() == Nouns.SERVICE_PROVIDER_LIMITS
          ? Optional.of(PROVIDER)
          : Optional.empty();
    }

    /// Where its limits are kept.
    Noun noun() {
      return switch (this) {
        case ACCOUNT -> Nouns.ACCOUNT_LIMITS;
        case PROVIDER -> Nouns.SERVICE_PROVIDER_LIMITS;
      };
    }

    /// Which rows are the limits of category `api_rate` of that owner: one, or none.
    Query of(Sid owner) {
      return Query.all().where(column, owner).where("category", CATEGORY);
    }
  }

  /// Where limits are looked up.
  @FunctionalInterface
  interface Book {
    /// That owner's limit, if one is set.
    ///
    /// @throws StoreFailure when it can't be looked up
    Optional<Row> limit(Whose whose, Sid owner);
  }

  /// A limit in memory.
  ///
  /// @param most requests a minute; 0: as many as come
  /// @param until it has to be looked up anew, in nanoseconds
  private record Known(int most, long until) {}

  /// Counts a request of that caller.
  ///
  /// @param headers get the `RateLimit-…` of the answer
  /// @throws Refused with 429 when its account or service provider has made as many as it may
  void draw(Caller caller, Map<String, String> headers) {
    caller.account().ifPresent(sid -> count(Whose.ACCOUNT, sid, caller, headers));
    caller.provider().ifPresent(sid -> count(Whose.PROVIDER, sid, caller, headers));
  }

  private void count(Whose whose, Sid owner, Caller caller, Map<String, String> headers) {
    int most = limit(whose, owner);
    if (most > 0) {
      var left = rates.count(owner.value(), new Rate(most, WINDOW));
      left.tell(headers);
      if (left.first()) {
        alerts.raise(alert(whose, most, caller), caller.provider());
      }
      left.check("This " + whose.words + " may make " + most + " requests a minute.");
    }
  }

  /// Once a window: who goes on asking raises no more of them.
  private Alert alert(Whose whose, int most, Caller caller) {
    return new Alert(
        kit.wallClock(),
        whose == Whose.ACCOUNT ? caller.account() : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        whose.alert,
        "more than " + most + " API requests in a minute",
        "");
  }

  private int limit(Whose whose, Sid owner) {
    var there = known.get(owner);
    if (there != null && there.until() > kit.nanos()) {
      return there.most();
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    var meanwhile = new Known(there == null ? 0 : there.most(), kit.in(FRESH));
    known.put(owner, meanwhile);
    var _ = kit.fork("api rate", () -> look(whose, owner, meanwhile));
    return meanwhile.most();
  }

  /// Unless it has been changed since.
  private void look(Whose whose, Sid owner, Known meanwhile) {
    try {
      boolean _ = known.replace(owner, meanwhile, known(book.limit(whose, owner)));
    } catch (StoreFailure away) {
      // What was known holds on.
    }
  }

  private Known known(Optional<Row> limit) {
    long most = limit.flatMap(row -> row.whole("quantity")).orElse(0L);
    return new Known((int) most, kit.in(FRESH));
  }

  /// Knows what was set here.
  @Override
  public void changed(Row row, boolean gone) {
    Whose.of(row)
        .filter(_ -> row.text("category").equals(Optional.of(CATEGORY)))
        .flatMap(whose -> row.id(whose.column))
        .ifPresent(owner -> known.put(owner, known(gone ? Optional.empty() : Optional.of(row))));
  }
}
