package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.rest.Enrolment;
import io.jambo.rest.OperatorNotes;
import io.jambo.store.Edit;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.wire.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Does what an operator asks for: in a word of its own process, or in the node that has the store.
final class ErrandDesk {
  private static final String ADMIN = "admin";

  private final Kit kit;
  private final Store store;
  private final OpenStore open;
  private final StorePlaces places;
  private final OperatorNotes notes;

  ErrandDesk(Kit kit, OpenStore open, StorePlaces places) {
    this.kit = kit;
    this.store = open.store();
    this.open = open;
    this.places = places;
    this.notes = new OperatorNotes(kit);
  }

  /// Does it.
  ///
  /// @return what the operator is told
  /// @throws WordFailed with one sentence when it can't be done
  List<String> run(String name, Json.Obj asked) {
    return switch (name) {
      case "key-create" -> keyCreate(asked);
      case "admin-password" -> adminPassword();
      case "admin-token" -> adminToken();
      case "keys-rotate" -> new KeyRotation(kit, open, places).rotate();
      case Deed.ERRAND -> note(asked);
      case "import" -> new Importing(kit, store, notes).run(asked);
      default -> throw new WordFailed("There is no such command.");
    };
  }

  private List<String> keyCreate(Json.Obj asked) {
    var token = Enrolment.token(kit).reveal();
    var account = sid(asked, "account");
    var provider = sid(asked, "service-provider");
    var profile = asked.text("profile").orElse("current");
    if (account.isPresent() && provider.isPresent()) {
      throw new WordFailed("--account and --service-provider exclude each other.");
    }
    if (!List.of("current", "early").contains(profile)) {
      throw new WordFailed("--profile is early or left out.");
    }
    var row =
        key(token)
            .with("account_sid", account.orElse(null))
            .with("service_provider_sid", provider.orElse(null))
            .with("name", asked.text("name").orElse(null))
            .with("profile", profile)
            .with("expires_at", asked.text("expires").map(this::moment).orElse(null));
    var _ =
        store.change(edit -> {
          account.ifPresent(sid -> mustBe(edit, Nouns.ACCOUNTS, sid));
          provider.ifPresent(sid -> mustBe(edit, Nouns.SERVICE_PROVIDERS, sid));
          var made = edit.insert(row);
          notes.note(edit, "create", made, account, providerOf(edit, account, provider));
          return made;
        });
    return List.of(token);
  }

  private List<String> adminPassword() {
    var password = Bootstrap.password(kit);
    var changes =
        Enrolment.password(kit, Bootstrap.CHEAP, password)
            .with("is_active", true)
            .with("force_change", true);
    boolean there =
        store.change(edit -> {
          var user =
              edit.first(
                  Nouns.USERS,
                  Query.all()
                      .where("name", ADMIN)
                      .where("account_sid", null)
                      .where("service_provider_sid", null),
                  Reach.EVERYTHING);
          user.ifPresent(row -> {
            boolean _ = edit.update(Nouns.USERS, row.sid(), changes, Reach.EVERYTHING);
            notes.note(edit, "reset", row, Optional.empty(), Optional.empty());
          });
          return user.isPresent();
        });
    if (!there) {
      throw new WordFailed("There is no user admin: start the node once, or name --data.");
    }
    return List.of(password.reveal());
  }

  private List<String> note(Json.Obj asked) {
    Deed.named(asked.text("deed").orElse(""))
        .orElseThrow(() -> new WordFailed("There is no such deed."))
        .note(kit, store, asked.text("which").orElse(""));
    return List.of();
  }

  private List<String> adminToken() {
    if (places.adminToken().isPresent()) {
      throw new WordFailed(
          "The admin token is given as JAMBO_ADMIN_TOKEN, and would be a key again at the next"
              + " start: give another one there, and delete the old key by the API.");
    }
    var data = new DataFolder(places.data());
    var before = data.read("admin-token");
    var token = DataFolder.drawn(kit);
    var _ =
        store.change(edit -> {
          before.ifPresent(old -> {
            var dead = Query.all().where("token_sha256", Sha256.hex(old));
            int _ = edit.deleteAll(Nouns.API_KEYS, dead, Reach.EVERYTHING);
          });
          var made = edit.insert(key(token));
          notes.note(edit, "reset", made, Optional.empty(), Optional.empty());
          return made;
        });
    data.keep("admin-token", token);
    return List.of(token);
  }

  private Row key(String token) {
    return Enrolment.key(kit, Row.fresh(Nouns.API_KEYS), Secret.of(token));
  }

  private static Optional<Sid> providerOf(
      Edit edit, Optional<Sid> account, Optional<Sid> provider) {
    return account
        .flatMap(sid -> edit.find(Nouns.ACCOUNTS, sid, Reach.EVERYTHING))
        .flatMap(row -> row.id("service_provider_sid"))
        .or(() -> provider);
  }

  private static void mustBe(Edit edit, Noun noun, Sid sid) {
    if (edit.find(noun, sid, Reach.EVERYTHING).isEmpty()) {
      throw new WordFailed("There is no row of " + noun + " with the sid " + sid + ".");
    }
  }

  private static Optional<Sid> sid(Json.Obj asked, String name) {
    try {
      return asked.text(name).map(Sid::new);
    } catch (IllegalArgumentException _) {
      throw new WordFailed("--" + name + " takes a sid.");
    }
  }

  /// A length of time from now, a day, or a moment.
  private Instant moment(String text) {
    var length = Settings.time(text);
    if (length.isPresent()) {
      return Instant.ofEpochMilli(kit.wallClock().plus(length.get()).toEpochMilli());
    }
    try {
      return text.length() == "2027-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw new WordFailed("--expires takes a time such as 30days, or a day such as 2027-01-31.");
    }
  }
}
