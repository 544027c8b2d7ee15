package io.jambo.rest;

import static io.jambo.model.Nouns.ACCOUNTS;
import static io.jambo.model.Nouns.SERVICE_PROVIDERS;
import static io.jambo.model.Nouns.USERS;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import java.util.List;
import java.util.Optional;

/// The people who may come in (rest-api.md 3.6).
final class UsersDesk implements Desk {
  private final Store store;
  private final Clerk clerk;
  private final Sessions sessions;
  private final UserChange change;

  UsersDesk(Store store, Clerk clerk, Sessions sessions, PasswordChange passwords) {
    this.store = store;
    this.clerk = clerk;
    this.sessions = sessions;
    change = new UserChange(store, clerk, sessions, passwords);
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/Users")
            .says("Users in one's scope")
            .to(Allowed.A_S_C)
            .lists(UserShapes.LISTED)
            .by(this::list),
        Operation.post("/Users")
            .says("Make a user")
            .to(Allowed.A_S_C)
            .takes(UserShapes.NEW)
            .answers(201, Shape.thing("MadeUser", Member.of("user_sid", Shape.sid())))
            .answers(422)
            .by(change::make),
        Operation.get("/Users/me")
            .says("Oneself")
            .to(Allowed.USER)
            .answers(200, UserShapes.ME)
            .by(this::me),
        Operation.get("/Users/{user_sid}")
            .says("A user")
            .to(Allowed.A_S_C)
            .item("user_sid", USERS)
            .answers(200, UserShapes.WHOLE)
            .by(this::one),
        Operation.put("/Users/{user_sid}")
            .says("Change a user")
            .to(Allowed.A_S_C)
            .item("user_sid", USERS)
            .with(Operation.Trait.PASSWORD)
            .takes(UserShapes.CHANGE)
            .changes()
            .by(change::change),
        Operation.delete("/Users/{user_sid}")
            .says("Remove a user and end its sessions")
            .to(Allowed.A_S_C)
            .item("user_sid", USERS)
            .removes()
            .by(change::remove),
        Operation.get("/Users/{user_sid}/Sessions")
            .says("The open sessions of a user")
            .to(Allowed.A_S_C)
            .item("user_sid", USERS)
            .answers(200, Shape.many(UserShapes.SESSION, 100))
            .by(this::sessions),
        Operation.delete("/Users/{user_sid}/Sessions/{session_id}")
            .says("End a session")
            .to(Allowed.A_S_C)
            .item("user_sid", USERS)
            .answers(204)
            .by(this::endSession));
  }

  private Answer list(Asked asked) {
    return clerk.list(asked, USERS, Query.all().orderBy("name"), asked.reach(), this::listed);
  }

  private Facts listed(Row user) {
    var account = user.id("account_sid");
    var provider = user.id("service_provider_sid");
    var role = provider.isEmpty() ? Role.ADMIN : Role.PROVIDER;
    var facts =
        Facts.of("user_sid", user.sid())
            .with("name", user.text("name").orElse(""))
            .with("email", user.text("email").orElse(""))
            .with("scope", (account.isPresent() ? Role.ACCOUNT : role).wire())
            .with("force_change", user.flag("force_change"))
            .with("is_active", user.flag("is_active"));
    account.ifPresent(
        sid -> facts.with("account_sid", sid).with("account_name", name(ACCOUNTS, sid)));
    provider.ifPresent(sid ->
        facts
            .with("service_provider_sid", sid)
            .with("service_provider_name", name(SERVICE_PROVIDERS, sid)));
    return facts;
  }

  private String name(Noun noun, Sid sid) {
    return store.find(noun, sid, Reach.EVERYTHING).flatMap(row -> row.text("name")).orElse("");
  }

  private Answer one(Asked asked) {
    var user = asked.row();
    var permissions = store.read(view -> People.permissions(view, user.sid()));
    boolean viewOnly = permissions.equals(List.of(Person.VIEW_ONLY));
    return Answer.ok(Facts.of(user).with("is_view_only", viewOnly));
  }

  private Answer me(Asked asked) {
    var user =
        store
            .find(USERS, asked.caller().user().orElseThrow(), Reach.EVERYTHING)
            .orElseThrow(Refused::absent);
    return Answer.ok(
        Facts.of("user", Facts.of(user))
            .with("account", joined(ACCOUNTS, user.id("account_sid")))
            .with("sp", joined(SERVICE_PROVIDERS, user.id("service_provider_sid"))));
  }

  private Facts joined(Noun noun, Optional<Sid> sid) {
    return sid.flatMap(one -> store.find(noun, one, Reach.EVERYTHING))
        .map(Facts::of)
        .orElseGet(Facts::none);
  }

  private Answer sessions(Asked asked) {
    var own =
        asked.caller().who() instanceof Caller.Identity.User(var _, var session, var _)
            ? session
            : "";
    return Answer.ok(
        sessions.of(asked.row().sid()).stream().map(marker -> told(marker, own)).toList());
  }

  private static Facts told(Sessions.Marker marker, String own) {
    return Facts.of("session_id", marker.session())
        .with("created_at", marker.created())
        .with("last_used", marker.lastUsed())
        .with("source", marker.source())
        .with("user_agent", marker.agent())
        .with("current", marker.session().equals(own));
  }

  private Answer endSession(Asked asked) {
    if (!sessions.end(asked.row().sid(), asked.path("session_id"))) {
      throw Refused.absent();
    }
    return Answer.done();
  }
}
