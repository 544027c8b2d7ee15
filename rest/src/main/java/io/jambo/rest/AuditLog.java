package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.AuditChain;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who changed what: one entry a change, in the transaction of the change itself, each with the
/// hash of the one before it of the same service provider (data-model.md 3.8, security.md API-13).
/// No secret and nothing of a person stands in it.
final class AuditLog {
  private static final Json HIDDEN = Json.of("…");

  /// What stands before the last @ of a URL's authority: a password may have one too.
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/]*(?=@)");

  /// Of a value only so much is kept.
  private static final int MOST_VALUE = 255;

  /// Members of one change behind these are not told.
  private static final int MOST_CHANGES = 64;

  private final Kit kit;

  AuditLog(Kit kit) {
    this.kit = kit;
  }

  /// What an entry needs of the one before it.
  private record Previous(String hash, Instant time) {
    static final List<String> COLUMNS = List.of("hash", "time");
  }

  /// What happened.
  ///
  /// @param account whose it is, if an account's
  /// @param provider whose chain it belongs to; the platform's when empty
  /// @param entity the noun, or what else was touched
  /// @param entitySid which of them
  record Event(
      String action,
      String entity,
      Optional<String> entitySid,
      Optional<Sid> account,
      Optional<Sid> provider,
      String result,
      List<Json> changes) {
    Event {
      changes = List.copyOf(changes);
    }
  }

  /// Who did it, and from where.
  ///
  /// @param source the truncated address
  record Actor(String kind, Optional<Sid> sid, String scope, String source) {
    static Actor of(Caller caller, String source) {
      var kind =
          switch (caller.who()) {
            case Caller.Identity.User _ -> "user";
            case Caller.Identity.Key _ -> "api_key";
            case Caller.Identity.Nobody() -> "system";
          };
      return new Actor(kind, caller.actor(), caller.role().wire(), source);
    }
  }

  /// Writes it down.
  void note(Edit edit, Actor actor, Event event) {
    var last = last(edit, event.provider());
    var previous = last.map(Previous::hash).orElse(AuditChain.FIRST);
    var time = after(last.map(Previous::time));
    var row =
        Row.fresh(Nouns.AUDIT_LOG)
            .with("audit_sid", Sid.ordered(time.toEpochMilli(), kit.random()))
            .with("time", time)
            .with("actor_kind", actor.kind())
            .with("actor_sid", actor.sid().map(Sid::value).orElse(null))
            .with("scope", actor.scope())
            .with("account_sid", event.account().map(Sid::value).orElse(null))
            .with("service_provider_sid", event.provider().map(Sid::value).orElse(null))
            .with("action", event.action())
            .with("entity", event.entity())
            .with("entity_sid", event.entitySid().orElse(null))
            .with("source", actor.source())
            .with("result", event.result())
            .with("changes", Json.array(event.changes()).print())
            .with("previous_hash", previous);
    var hash = AuditChain.hash(row);
    var _ = edit.insert(row.with("hash", hash));
    edit.keep(name(event.provider()), new Previous(hash, time));
  }

  private static Optional<Previous> last(Edit edit, Optional<Sid> provider) {
    return edit.kept(name(provider), Previous.class)
        .or(() -> {
          var chain = Query.all().where("service_provider_sid", provider.orElse(null));
          return edit.first(
                  Nouns.AUDIT_LOG, Previous.COLUMNS, chain.downwardsBy("time"), Reach.EVERYTHING)
              .map(row ->
                  new Previous(row.text("hash").orElseThrow(), row.moment("time").orElseThrow()));
        });
  }

  private static String name(Optional<Sid> provider) {
    return "last audit entry of " + provider.map(Sid::value).orElse("the platform");
  }

  /// Entries of a chain stand in the order of their times, so no two share one.
  private Instant after(Optional<Instant> last) {
    var now = Instant.ofEpochMilli(kit.wallClock().toEpochMilli());
    return last.filter(before -> !before.isBefore(now)).map(is -> is.plusMillis(1)).orElse(now);
  }

  /// What a new row has that not every new one has: `[{member, before, after}]`. Its key is in the
  /// entry as it is.
  static List<Json> creation(Row made) {
    var key = made.noun().key();
    var changes = new ArrayList<Json>();
    made.each((column, value) -> {
      if (!column.name().equals(key) && !Objects.equals(value, column.fallback().orElse(null))) {
        tell(changes, column, null, value);
      }
    });
    return changes;
  }

  /// What became of the members of a row: `[{member, before, after}]`.
  static List<Json> changes(Row before, Row after) {
    var changes = new ArrayList<Json>();
    after.each((column, now) -> tell(changes, column, before.value(column.name()), now));
    return changes;
  }

  private static void tell(
      List<Json> changes, Column column, @Nullable Object old, @Nullable Object now) {
    if (!Objects.equals(old, now) && !column.inner() && changes.size() < MOST_CHANGES) {
      changes.add(
          Json.object()
              .with("member", column.name())
              .with("before", told(column, old))
              .with("after", told(column, now)));
    }
  }

  private static Json told(Column column, @Nullable Object value) {
    if (value == null) {
      return new Json.Null();
    }
    if (column.personal() || column.atRestSealed()) {
      return HIDDEN;
    }
    return switch (value) {
      case Boolean is -> Json.of(is ? 1 : 0);
      case Long number -> Json.of(number);
      case Instant time -> Json.of(Dates.iso(time));
      default -> Json.of(cut(withoutLogin(value.toString())));
    };
  }

  /// URLs may have a user's name and password in front of their hosts.
  static String withoutLogin(String text) {
    return text.indexOf('@') < 0 ? text : LOGIN.matcher(text).replaceAll("…");
  }

  private static String cut(String text) {
    return text.length() <= MOST_VALUE ? text : text.substring(0, MOST_VALUE) + "…";
  }
}
