package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Coming in and going out (rest-api.md 3.1-3.5). A login that fails says nothing of why, and takes
/// as long as one that does not.
final class LoginDesk implements Desk {
  private static final int MOST_TEXT = 1_024;

  /// Who changes one of these ends all sessions of the user.
  private static final List<String> SHUT_OUT_BY =
      List.of("is_active", "hashed_password", "account_sid", "service_provider_sid");

  private static final Shape.Thing LOGIN =
      Shape.thing(
          "Login",
          Member.of("username", Shape.text(MOST_TEXT)),
          Member.of("password", new Shape.Text(0, MOST_TEXT, Shape.Format.PASSWORD)));

  private static final Shape.Thing LOGGED_IN =
      Shape.thing(
          "LoggedIn",
          Member.of("token", Shape.text(4_096)),
          Member.of("user_sid", Shape.sid()),
          Member.of("scope", Shape.oneOf("admin", "service_provider", "account")),
          Member.of("force_change", Shape.truth()),
          Member.of("permissions", Shape.many(Shape.text(32), 16)),
          Member.of("service_provider_sid", Shape.sid()).maybe(),
          Member.of("service_provider_name", Shape.text(64)).maybe(),
          Member.of("account_sid", Shape.sid()).maybe(),
          Member.of("account_name", Shape.text(64)).maybe());

  private static final Shape.Thing TOKEN =
      Shape.thing("Token", Member.of("token", Shape.text(4_096)));

  private static final Shape.Thing PASSWORDS =
      Shape.thing(
          "PasswordChange",
          Member.of("old_password", new Shape.Text(0, MOST_TEXT, Shape.Format.PASSWORD)),
          Member.of("new_password", new Shape.Text(0, MOST_TEXT, Shape.Format.PASSWORD)));

  private final Kit kit;
  private final Store store;
  private final Supplier<AuthSettings> settings;
  private final Clerk clerk;
  private final Sessions sessions;
  private final PasswordChange change;

  LoginDesk(
      Kit kit,
      Store store,
      Supplier<AuthSettings> settings,
      Clerk clerk,
      Sessions sessions,
      PasswordChange change) {
    this.kit = kit;
    this.store = store;
    this.settings = settings;
    this.clerk = clerk;
    this.sessions = sessions;
    this.change = change;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/login")
            .says("Begin a session")
            .to(Allowed.PUBLIC)
            .rated(RateClass.SOURCE)
            .takes(LOGIN)
            .answers(200, LOGGED_IN)
            .answers(403)
            .by(this::login),
        Operation.post("/logout")
            .says("End this session")
            .to(Allowed.USER)
            .with(Operation.Trait.VIEWERS)
            .answers(204)
            .by(this::logout),
        Operation.post("/refresh-token")
            .says("A new token for this session")
            .to(Allowed.USER)
            .with(Operation.Trait.VIEWERS)
            .answers(200, TOKEN)
            .by(this::refresh),
        Operation.post("/change-password")
            .says("Change one's own password")
            .to(Allowed.USER)
            .with(Operation.Trait.PASSWORD)
            .takes(PASSWORDS)
            .answers(204)
            .by(this::changePassword));
  }

  private Answer login(Asked asked) {
    kit.pause(delay());
    var name = asked.body().text("username").orElseThrow();
    var user = store.read(view -> People.named(view, name));
    boolean right =
        change.proves(user, asked.body().text("password").orElseThrow(), asked.source());
    boolean may = right && user.map(row -> row.flag("is_active")).orElse(false);
    if (!may) {
      log(asked, user, false);
      throw notIn();
    }
    var person = store.read(view -> People.person(view, user.orElseThrow()));
    var agent = asked.arrival().header("User-Agent").orElse("");
    var token = sessions.open(person, asked.truncatedSource(), agent);
    boolean in = stillThere(user.orElseThrow());
    log(asked, user, in);
    if (!in) {
      throw notIn();
    }
    return Answer.ok(told(person, token));
  }

  /// A password is proven for a while, in which the user may be shut out: the sessions that were
  /// ended then were not this one.
  private boolean stillThere(Row before) {
    var now =
        store.find(Nouns.USERS, before.sid(), Reach.EVERYTHING).orElse(Row.empty(Nouns.USERS));
    for (var column : SHUT_OUT_BY) {
      if (!Objects.equals(before.values().get(column), now.values().get(column))) {
        sessions.endAll(before.sid());
        return false;
      }
    }
    return true;
  }

  private static Refused notIn() {
    return Refused.forbidden("wrong user name or password, or the user may not log in");
  }

  private Duration delay() {
    long most = settings.get().loginDelay().toMillis();
    return Duration.ofMillis(most == 0 ? 0 : kit.random().nextLong(most));
  }

  private void log(Asked asked, Optional<Row> user, boolean in) {
    clerk.note(
        new AuditLog.Actor(
            "user",
            user.map(Row::sid),
            user.map(LoginDesk::role).orElse(Role.ACCOUNT).wire(),
            asked.truncatedSource()),
        new AuditLog.Event(
            "login",
            "users",
            user.map(row -> row.sid().value()),
            user.flatMap(row -> row.id("account_sid")),
            user.flatMap(row -> row.id("service_provider_sid")),
            in ? "ok" : "refused",
            List.of()));
  }

  private static Role role(Row user) {
    if (user.id("account_sid").isPresent()) {
      return Role.ACCOUNT;
    }
    return user.id("service_provider_sid").isPresent() ? Role.PROVIDER : Role.ADMIN;
  }

  private static Facts told(Person person, String token) {
    var facts =
        Facts.of("token", token)
            .with("user_sid", person.sid())
            .with("scope", person.role().wire())
            .with("force_change", person.forceChange())
            .with("permissions", person.permissions());
    person
        .provider()
        .ifPresent(provider ->
            facts
                .with("service_provider_sid", provider.sid())
                .with("service_provider_name", provider.name()));
    person
        .account()
        .ifPresent(account ->
            facts.with("account_sid", account.sid()).with("account_name", account.name()));
    return facts;
  }

  private Answer logout(Asked asked) {
    var user = session(asked);
    boolean _ = sessions.end(user.sid(), user.session());
    return Answer.done();
  }

  private Answer refresh(Asked asked) {
    return sessions
        .refresh(session(asked).session())
        .map(token -> Answer.ok(Facts.of("token", token)))
        .orElseThrow(() -> Bearer.unauthorized(true));
  }

  private Answer changePassword(Asked asked) {
    var user = session(asked).sid();
    var row = store.find(Nouns.USERS, user, asked.reach());
    var old = asked.body().text("old_password").orElseThrow();
    var wanted = asked.body().text("new_password").orElseThrow();
    if (!change.proves(row, old, asked.source())) {
      throw Refused.bad("old_password: is wrong");
    }
    var hashed = change.fresh(old, wanted);
    var _ = clerk.update(asked, row.orElseThrow(), hashed);
    sessions.endAll(user);
    return Answer.done();
  }

  private static Caller.Identity.User session(Asked asked) {
    if (asked.caller().who() instanceof Caller.Identity.User user) {
      return user;
    }
    throw Refused.forbidden("for users only");
  }
}
