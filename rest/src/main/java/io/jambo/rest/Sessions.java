package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.rest.Tokens.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The sessions that are open (data-model.md 5): a token holds only while the marker of its session
/// is here. In memory: after a restart people log in again. Callable from any task.
final class Sessions implements Clerk.Watcher {
  /// A user has at most so many; the oldest go.
  private static final int MOST_OF_USER = 100;

  /// All users together; beyond them nobody can log in.
  private static final int MOST = 100_000;

  /// A refreshed token's predecessor holds for that long.
  private static final Duration GRACE = Duration.ofSeconds(60);

  /// The time of last use moves in such steps.
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final List<Noun> OWNERS =
      List.of(Nouns.USERS, Nouns.ACCOUNTS, Nouns.SERVICE_PROVIDERS);

  private final Kit kit;
  private final Supplier<AuthSettings> settings;
  private final Tokens tokens;
  private final ConcurrentHashMap<String, Marker> markers = new ConcurrentHashMap<>();

  Sessions(Kit kit, Supplier<AuthSettings> settings) {
    this.kit = kit;
    this.settings = settings;
    tokens = new Tokens(settings.get().jwtSecret());
  }

  /// A session's marker.
  ///
  /// @param source the truncated address that it came from
  /// @param end of its latest token
  /// @param token the id of that one
  /// @param previous the id of the one before, which holds until `grace`
  record Marker(
      String session,
      Person person,
      Instant created,
      Instant lastUsed,
      String source,
      String agent,
      Instant end,
      String token,
      String previous,
      Instant grace) {
    private Marker renewed(String id, Instant now, Instant until) {
      return new Marker(
          session, person, created, now, source, agent, until, id, token, now.plus(GRACE));
    }

    private Marker used(Instant now) {
      return new Marker(session, person, created, now, source, agent, end, token, previous, grace);
    }

    private Marker of(Person changed) {
      return new Marker(
          session, changed, created, lastUsed, source, agent, end, token, previous, grace);
    }
  }

  /// Opens one; its first token.
  String open(Person person, String source, String agent) {
    var now = kit.wallClock();
    purge(person.sid(), now);
    if (markers.size() >= MOST) {
      throw Refused.with(503, "too many sessions").and("Retry-After", "60");
    }
    var session = id();
    var token = id();
    var end = now.plus(settings.get().jwtLife());
    markers.put(session, new Marker(session, person, now, now, source, agent, end, token, "", now));
    return tokens.sign(person, new Named(session, token), now, end);
  }

  /// Whoever that token belongs to, while its session is open.
  Optional<Caller> caller(String text) {
    var now = kit.wallClock();
    return tokens.read(text, now).flatMap(named -> caller(named, now));
  }

  private Optional<Caller> caller(Named named, Instant now) {
    var marker = markers.get(named.session());
    if (marker == null || !holds(marker, named.id(), now)) {
      return Optional.empty();
    }
    if (Duration.between(marker.lastUsed(), now).compareTo(STEP) >= 0) {
      var _ = markers.replace(named.session(), marker, marker.used(now));
    }
    return Optional.of(marker.person().caller(named.session(), named.id()));
  }

  private boolean holds(Marker marker, String token, Instant now) {
    boolean current = marker.token().equals(token);
    boolean before = marker.previous().equals(token) && now.isBefore(marker.grace());
    return (current || before) && now.isBefore(last(marker));
  }

  /// Whether that one is open, whatever its tokens are.
  boolean isOpen(String session) {
    var now = kit.wallClock();
    var marker = markers.get(session);
    return marker != null && now.isBefore(marker.end()) && now.isBefore(last(marker));
  }

  private Instant last(Marker marker) {
    return marker.created().plus(settings.get().sessionMaxLife());
  }

  /// The next token of that session; none when it has ended.
  Optional<String> refresh(String session) {
    var now = kit.wallClock();
    var id = id();
    var renewed =
        markers.computeIfPresent(
            session,
            (_, marker) -> {
              var wanted = now.plus(settings.get().jwtLife());
              return marker.renewed(id, now, wanted.isBefore(last(marker)) ? wanted : last(marker));
            });
    return Optional.ofNullable(renewed)
        .map(marker -> tokens.sign(marker.person(), new Named(session, id), now, marker.end()));
  }

  /// Ends that one; false when it was not open.
  boolean end(Sid user, String session) {
    var marker = markers.get(session);
    return marker != null && marker.person().sid().equals(user) && markers.remove(session, marker);
  }

  /// Ends all of that user.
  void endAll(Sid user) {
    markers.values().removeIf(marker -> marker.person().sid().equals(user));
  }

  /// Ends those of a user, account or service provider that is gone.
  @Override
  public void changed(Row row, boolean gone) {
    if (gone && OWNERS.contains(row.noun())) {
      markers.values().removeIf(marker -> marker.person().of(row.sid()));
    }
  }

  /// What they know of that user changes.
  void revise(Sid user, UnaryOperator<Person> change) {
    markers.replaceAll((_, marker) ->
        marker.person().sid().equals(user) ? marker.of(change.apply(marker.person())) : marker);
  }

  /// The open ones of that user, the latest first.
  List<Marker> of(Sid user) {
    var now = kit.wallClock();
    return markers.values().stream()
        .filter(marker -> marker.person().sid().equals(user) && now.isBefore(marker.end()))
        .sorted(Comparator.comparing(Marker::created).reversed().thenComparing(Marker::session))
        .toList();
  }

  private void purge(Sid user, Instant now) {
    markers.values().removeIf(marker -> !now.isBefore(marker.end()));
    of(user).stream().skip(MOST_OF_USER - 1).forEach(old -> markers.remove(old.session()));
  }

  private String id() {
    return Sid.random(kit.random()).value();
  }
}
