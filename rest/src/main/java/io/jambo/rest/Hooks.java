package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hooks as members of what they belong to (rest-api.md 1.1, 5.2, 7): a row of their own each,
/// changed in place, gone when they are cleared.
final class Hooks {
  private static final Member URL = Member.of("url", Shape.text(1_024));
  private static final Member METHOD =
      Member.of("method", new Shape.OneOf(List.of("GET", "POST"), true));
  private static final Member USERNAME = Member.of("username", Shape.text(255)).orNull();
  private static final Member PASSWORD =
      Member.of("password", new Shape.Text(0, 255, Shape.Format.PASSWORD)).orNull();
  private static final Member SID = Member.of("webhook_sid", Shape.sid());

  /// As it is told on an application.
  static final Shape.Thing HOOK = Shape.thing("Hook", SID, URL, METHOD, USERNAME, PASSWORD);

  /// As it is told on an account or a service provider.
  static final Shape.Thing BARE =
      Shape.thing("BareHook", URL, METHOD, USERNAME, PASSWORD)
          .early("url", "method", "username", "password");

  /// As it is sent.
  static final Shape.Thing SENT =
      Shape.thing(
          "SentHook",
          SID.maybe().orNull(),
          URL.maybe().orNull(),
          Member.of("method", Shape.oneOf("GET", "POST", "WS")).maybe().orNull(),
          USERNAME.maybe(),
          PASSWORD.maybe());

  private Hooks() {}

  /// Members of a request that hold hooks.
  static Member[] sent(String... names) {
    return members(SENT, false, names);
  }

  /// Members of an answer that hold hooks.
  static Member[] told(Shape.Thing form, String... names) {
    return members(form, true, names);
  }

  private static Member[] members(Shape shape, boolean always, String... names) {
    var members = new ArrayList<Member>();
    for (var name : names) {
      var member = Member.of(name, shape).orNull();
      members.add(always ? member : member.maybe());
    }
    return members.toArray(Member[]::new);
  }

  /// The hooks that these rows point to by those members, read together, by sid.
  private static Map<String, Row> of(Bureau bureau, List<Row> rows, Collection<String> members) {
    var sids = new ArrayList<String>();
    for (var row : rows) {
      members.forEach(member -> row.text(column(member)).ifPresent(sids::add));
    }
    var hooks = new HashMap<String, Row>();
    if (rows.size() == 1) {
      sids.forEach(
          sid -> bureau.find(Nouns.WEBHOOKS, new Sid(sid)).ifPresent(hook -> hooks.put(sid, hook)));
    } else if (!sids.isEmpty()) {
      var query = Query.all().whereIn("webhook_sid", sids);
      bureau
          .read(view -> view.all(Nouns.WEBHOOKS, query, Reach.EVERYTHING))
          .forEach(hook -> hooks.put(hook.sid().value(), hook));
    }
    return hooks;
  }

  /// What is told of those rows, these hooks of theirs among it.
  static List<Facts> told(Bureau bureau, Asked asked, List<Row> rows, Collection<String> members) {
    var hooks = of(bureau, rows, members);
    var told = new ArrayList<Facts>();
    for (var row : rows) {
      var facts = Facts.of(row);
      members.forEach(member -> facts.with(member, facts(asked, row, member, hooks)));
      told.add(facts);
    }
    return told;
  }

  /// What is told of a hook; its password in clear only to who may change it.
  private static @Nullable Facts facts(
      Asked asked, Row owner, String member, Map<String, Row> hooks) {
    var hook = owner.text(column(member)).map(hooks::get);
    if (hook.isEmpty()) {
      return null;
    }
    var facts = Facts.of(hook.get());
    if (hook.get().secret("password").isPresent() && !Owners.mayChange(asked, owner)) {
      facts.with("password", Mask.CONSTANT.shown(""));
    }
    boolean plain = hook.get().text("method").equals(Optional.of("POST"));
    boolean bare = owner.noun() != Nouns.APPLICATIONS;
    return plain && bare && asked.caller().profile() == Profile.EARLY
        ? facts.with("method", null)
        : facts;
  }

  /// Writes the hooks that the request says something of; the row points to them then.
  static Row write(Draft draft, Row owner, Collection<String> members) {
    var row = owner;
    for (var member : members) {
      if (draft.body().has(member)) {
        row = write(draft, row, member, draft.body().body(member).orElse(Body.EMPTY));
      }
    }
    return row;
  }

  /// Writes those of a row that has just been made: they lie with it, so they come after it.
  static void writeAfter(Draft draft, Row made, Collection<String> members) {
    var hooked = write(draft, made, members);
    var changes = Row.empty(made.noun());
    for (var member : members) {
      var hook = hooked.id(column(member));
      changes = hook.isPresent() ? changes.with(column(member), hook.get()) : changes;
    }
    if (!changes.values().isEmpty()) {
      draft.edit().update(made.noun(), made.sid(), changes, Reach.EVERYTHING);
    }
  }

  private static Row write(Draft draft, Row owner, String member, Body said) {
    var old = draft.behind(owner, column(member));
    boolean cleared =
        said.names().isEmpty()
            || said.cleared("url")
            || said.text("url").filter(String::isEmpty).isPresent();
    if (cleared) {
      old.ifPresent(hook -> draft.edit().delete(Nouns.WEBHOOKS, hook.sid(), Reach.EVERYTHING));
      return owner.with(column(member), null);
    }
    if (old.isPresent()) {
      sameSid(said, old.get(), member);
      draft.update(old.get(), said(draft, owner, member, said, old.get()));
      return owner;
    }
    if (said.text("url").isEmpty()) {
      throw Refused.bad(member + ".url: is missing");
    }
    var fresh = Row.fresh(Nouns.WEBHOOKS).with("webhook_sid", draft.bureau().sid());
    var hook = said(draft, owner, member, said, fresh);
    draft.edit().insert(hook);
    return owner.with(column(member), hook.sid());
  }

  private static void sameSid(Body said, Row hook, String member) {
    if (said.sid("webhook_sid").filter(sid -> !sid.equals(hook.sid())).isPresent()) {
      throw Refused.bad(member + ".webhook_sid: names another hook");
    }
  }

  private static Row said(Draft draft, Row owner, String member, Body said, Row hook) {
    var row = hook;
    if (said.has("username")) {
      row = row.with("username", said.text("username").orElse(null));
    }
    var password = said.text("password");
    var stored = hook.secret("password");
    boolean masked =
        password.isPresent() && stored.isPresent() && Masked.same(password.get(), stored.get());
    if (said.has("password") && !masked) {
      row = row.with("password", password.map(Secret::of).orElse(null));
    }
    var method = said.text("method");
    boolean socket = method.equals(Optional.of("WS"));
    if (method.isPresent()) {
      row = row.with("method", socket ? "POST" : method.get());
    }
    var url = said.text("url");
    if (url.isPresent()) {
      HookUrl.check(member + ".url", url.get(), Owners.httpsOnly(draft, owner));
      row = row.with("url", socket ? HookUrl.socket(url.get()) : url.get());
    }
    return Owners.ofHook(row, owner);
  }

  static String column(String member) {
    return member + "_sid";
  }
}
