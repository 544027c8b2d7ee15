package io.jambo.rest;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.View;
import java.util.List;
import java.util.Optional;

/// Reads users with what belongs to them: their permissions, and the names of those whose they are.
final class People {
  private static final List<String> EVERYTHING = List.of("PROVISION_SERVICES", "PROVISION_USERS");

  private People() {}

  /// The user of that name, or else of that e-mail address.
  static Optional<Row> named(View view, String name) {
    return first(view, "name", name).or(() -> first(view, "email", name));
  }

  private static Optional<Row> first(View view, String column, String value) {
    return view.first(Nouns.USERS, Query.all().where(column, value), Reach.EVERYTHING);
  }

  static Person person(View view, Row user) {
    var account = owner(view, Nouns.ACCOUNTS, user.id("account_sid"));
    var provider = owner(view, Nouns.SERVICE_PROVIDERS, user.id("service_provider_sid"));
    return new Person(
        user.sid(),
        user.text("name").orElse(""),
        user.flag("force_change"),
        permissions(view, user.sid()),
        provider,
        account);
  }

  private static Optional<Person.Named> owner(View view, Noun noun, Optional<Sid> sid) {
    return sid.flatMap(one -> view.find(noun, one, Reach.EVERYTHING))
        .map(row -> new Person.Named(row.sid(), row.text("name").orElse("")));
  }

  /// The names of its permissions.
  static List<String> permissions(View view, Sid user) {
    return view
        .all(Nouns.USER_PERMISSIONS, Query.all().where("user_sid", user), Reach.EVERYTHING)
        .stream()
        .flatMap(row -> row.id("permission_sid").stream())
        .flatMap(sid -> view.find(Nouns.PERMISSIONS, sid, Reach.EVERYTHING).stream())
        .flatMap(row -> row.text("name").stream())
        .sorted()
        .toList();
  }

  /// Gives it reading alone, or everything.
  static void permit(Clerk.Pen pen, Sid user, boolean viewOnly) {
    var edit = pen.edit();
    var own = Query.all().where("user_sid", user);
    var _ = edit.deleteAll(Nouns.USER_PERMISSIONS, own, Reach.EVERYTHING);
    for (var name : viewOnly ? List.of(Person.VIEW_ONLY) : EVERYTHING) {
      var permission =
          edit.first(Nouns.PERMISSIONS, Query.all().where("name", name), Reach.EVERYTHING)
              .map(Row::sid)
              .orElseGet(() -> pen.insert(Row.fresh(Nouns.PERMISSIONS).with("name", name)));
      var _ =
          pen.insert(
              Row.fresh(Nouns.USER_PERMISSIONS)
                  .with("user_sid", user)
                  .with("permission_sid", permission));
    }
  }
}
