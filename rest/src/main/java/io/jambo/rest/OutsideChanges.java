package io.jambo.rest;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.Watcher;

/// Hears of changes that no request has made: an operator's command that gives a user a password to
/// be changed at once ends that user's sessions, and keys that were replaced are forgotten.
final class OutsideChanges implements Watcher {
  private final Kit kit;
  private final Store store;
  private final Sessions sessions;
  private final KeyRing keys;

  OutsideChanges(Kit kit, Store store, Sessions sessions, KeyRing keys) {
    this.kit = kit;
    this.store = store;
    this.sessions = sessions;
    this.keys = keys;
  }

  @Override
  public void written(Noun noun, Sid sid) {
    if (noun == Nouns.USERS && !sessions.of(sid).isEmpty()) {
      var _ = kit.fork("user changed", () -> look(sid));
    }
  }

  /// Who is new has no session yet.
  @Override
  public void added(Row row) {}

  @Override
  public void manyWritten(Noun noun) {
    if (noun == Nouns.API_KEYS) {
      keys.forgetAll();
    }
  }

  private void look(Sid sid) {
    try {
      boolean reset =
          store
              .find(Nouns.USERS, sid, Reach.EVERYTHING)
              .map(user -> user.flag("force_change") || !user.flag("is_active"))
              .orElse(true);
      if (reset) {
        sessions.endAll(sid);
      }
    } catch (StoreFailure away) {
      sessions.endAll(sid); // whoever they were, they can log in again
    }
  }
}
