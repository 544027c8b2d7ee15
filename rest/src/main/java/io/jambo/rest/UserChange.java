package io.jambo.rest;

import static io.jambo.model.Nouns.ACCOUNTS;
import static io.jambo.model.Nouns.USERS;

import io.jambo.kit.Sid;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.View;
import java.util.List;
import java.util.Optional;

/// Makes, changes and removes users by the rules of rest-api.md 3.6: nobody is promoted, moved by
/// its own kind or left without an administrator.
final class UserChange {
  private static final String ACCOUNT = "account_sid";
  private static final String PROVIDER = "service_provider_sid";

  /// Members that change something by themselves.
  private static final List<String> EFFECTIVE =
      List.of(
          "name",
          "email",
          "email_activation_code",
          "initial_password",
          "new_password",
          "force_change",
          "is_active",
          "is_view_only",
          ACCOUNT,
          PROVIDER);

  private final Store store;
  private final Clerk clerk;
  private final Sessions sessions;
  private final PasswordChange passwords;

  UserChange(Store store, Clerk clerk, Sessions sessions, PasswordChange passwords) {
    this.store = store;
    this.clerk = clerk;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  Answer make(Asked asked) {
    var body = asked.body();
    var owned = owned(asked, Row.fresh(USERS));
    var row =
        body.onto(Row.fresh(USERS))
            .with(ACCOUNT, owned.text(ACCOUNT).orElse(null))
            .with(PROVIDER, owned.text(PROVIDER).orElse(null))
            .with(passwords.set(body.text("initial_password").orElseThrow()));
    var sid =
        clerk.write(
            asked,
            pen -> {
              pen.unique(USERS, "name", row.text("name").orElseThrow(), Optional.empty());
              pen.unique(USERS, "email", row.text("email").orElseThrow(), Optional.empty());
              var made = pen.insert(row);
              People.permit(pen, made, body.flag("is_view_only").orElse(false));
              return made;
            });
    return Answer.made(Facts.of("user_sid", sid));
  }

  /// Whose a new user is: its maker's own kind at most, and an account's provider is that
  /// account's.
  private Row owned(Asked asked, Row user) {
    var caller = asked.caller();
    var account = asked.body().sid(ACCOUNT).or(caller::account);
    var provider = asked.body().sid(PROVIDER).or(caller::provider);
    if (account.isEmpty()) {
      return user.with(PROVIDER, provider.map(Sid::value).orElse(null));
    }
    var above = above(account.get());
    if (asked.body().sid(PROVIDER).filter(said -> !above.equals(Optional.of(said))).isPresent()) {
      throw Refused.bad("account_sid: is not of that service provider");
    }
    return user.with(ACCOUNT, account.get().value())
        .with(PROVIDER, above.map(Sid::value).orElse(null));
  }

  private Optional<Sid> above(Sid account) {
    return store.find(ACCOUNTS, account, Reach.EVERYTHING).flatMap(row -> row.id(PROVIDER));
  }

  Answer change(Asked asked) {
    var user = asked.row();
    var body = asked.body();
    check(asked, user);
    var changes = plain(body);
    var password = password(asked, user);
    var whole = changes.with(password);
    clerk.write(
        asked,
        pen -> {
          var own = Optional.of(user.sid());
          body.text("name").ifPresent(name -> pen.unique(USERS, "name", name, own));
          body.text("email").ifPresent(email -> pen.unique(USERS, "email", email, own));
          if (body.flag("is_active").equals(Optional.of(false)) || moves(body, user)) {
            keepAdministrator(pen.edit(), user);
          }
          pen.update(user, whole);
          body.flag("is_view_only").ifPresent(only -> People.permit(pen, user.sid(), only));
          return user;
        });
    refresh(user, whole, body);
    return Answer.done();
  }

  /// Everything that is a column of its own; the mere mention of the sid changes nothing.
  private static Row plain(Body body) {
    return body.onto(Row.empty(USERS));
  }

  private static void check(Asked asked, Row user) {
    var body = asked.body();
    if (EFFECTIVE.stream().noneMatch(body::has)) {
      throw Refused.bad("nothing to change");
    }
    if (body.sid("user_sid").filter(sid -> !sid.equals(user.sid())).isPresent()) {
      throw Refused.bad("user_sid: can't be changed");
    }
    if (body.has("old_password") != body.has("new_password")) {
      throw Refused.bad("old_password and new_password belong together");
    }
    if (body.has("name") && body.has("new_password")) {
      throw Refused.bad("name and new_password can't be changed together");
    }
    boolean moves = moves(body, user);
    if (moves && asked.caller().role() != Role.ADMIN) {
      throw Refused.forbidden("only the platform's owner moves users");
    }
  }

  private static boolean moves(Body body, Row user) {
    return moves(body, user, ACCOUNT) || moves(body, user, PROVIDER);
  }

  private static boolean moves(Body body, Row user, String owner) {
    return body.text(owner).filter(said -> !user.text(owner).equals(Optional.of(said))).isPresent();
  }

  /// The columns of its password, when it changes; and whose it is, when it moves.
  private Row password(Asked asked, Row user) {
    var body = asked.body();
    var moved = moved(body, user);
    var wanted = body.text("new_password");
    if (wanted.isPresent()) {
      var old = body.text("old_password").orElseThrow();
      if (!passwords.proves(Optional.of(user), old, asked.source())) {
        throw Refused.forbidden("old_password: is wrong");
      }
      return moved.with(passwords.fresh(old, wanted.get()));
    }
    return body.text("initial_password").map(passwords::set).map(moved::with).orElse(moved);
  }

  private Row moved(Body body, Row user) {
    var nothing = Row.empty(USERS);
    if (!moves(body, user)) {
      return nothing;
    }
    var account = body.sid(ACCOUNT).or(() -> user.id(ACCOUNT));
    var provider = body.sid(PROVIDER).or(() -> user.id(PROVIDER));
    var above = account.flatMap(this::above);
    if (account.isPresent() && provider.isPresent() && !above.equals(provider)) {
      throw Refused.bad("account_sid: is not of the user's service provider");
    }
    return nothing.with(PROVIDER, provider.or(() -> above).map(Sid::value).orElse(null));
  }

  /// What its sessions know, or their end.
  private void refresh(Row user, Row changes, Body body) {
    boolean ends =
        changes.has("hashed_password")
            || moves(body, user)
            || body.flag("is_active").equals(Optional.of(false));
    if (ends) {
      sessions.endAll(user.sid());
    } else {
      var now = store.find(USERS, user.sid(), Reach.EVERYTHING);
      now.ifPresent(row -> {
        var person = store.read(view -> People.person(view, row));
        sessions.revise(user.sid(), _ -> person);
      });
    }
  }

  Answer remove(Asked asked) {
    var user = asked.row();
    return clerk.write(
        asked,
        pen -> {
          keepAdministrator(pen.edit(), user);
          pen.delete(user);
          return Answer.done();
        });
  }

  /// The last active administrator stays.
  private static void keepAdministrator(View view, Row asked) {
    var user = view.find(USERS, asked.sid(), Reach.EVERYTHING).orElseThrow(Refused::absent);
    boolean administrator = user.id(ACCOUNT).isEmpty() && user.id(PROVIDER).isEmpty();
    if (administrator && user.flag("is_active")) {
      var others = Query.all().where(ACCOUNT, null).where(PROVIDER, null).where("is_active", true);
      if (view.count(USERS, others, Reach.EVERYTHING) <= 1) {
        throw Refused.bad("the last active administrator can't go");
      }
    }
  }
}
