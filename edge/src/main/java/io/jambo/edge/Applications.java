package io.jambo.edge;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.verbs.Credentials;
import io.jambo.verbs.Hook;
import java.util.Optional;

/// Applications and the hooks they name; immutable.
record Applications(Directory<RoutedApplication> bySid, Directory<Hook> hooks) {
  static final Applications NONE = new Applications(Directory.empty(), Directory.empty());

  Optional<RoutedApplication> find(Sid sid) {
    return bySid.find(sid.value());
  }

  /// The hook that a column names.
  Optional<Hook> hook(Optional<Sid> sid) {
    return sid.flatMap(name -> hooks.find(name.value()));
  }

  /// Whether a call to it would have anything to do.
  boolean serves(RoutedApplication application) {
    return application.script().isPresent() || hook(application.callHook()).isPresent();
  }

  Applications with(Row row) {
    var sid = row.sid().value();
    return row.noun() == Nouns.WEBHOOKS
        ? new Applications(bySid, hooks.with(sid, hook(row)))
        : new Applications(bySid.with(sid, RoutedApplication.of(row)), hooks);
  }

  Applications without(Sid sid) {
    return new Applications(bySid.without(sid.value()), hooks.without(sid.value()));
  }

  /// Half a login is none.
  private static Hook hook(Row row) {
    var login =
        row.text("username")
            .flatMap(user ->
                row.secret("password")
                    .map(Secret::reveal)
                    .map(password -> new Credentials(user, password)));
    var method =
        row.text("method").map("GET"::equals).orElse(false) ? Hook.Method.GET : Hook.Method.POST;
    return new Hook(row.text("url").orElse(""), method, login);
  }
}
