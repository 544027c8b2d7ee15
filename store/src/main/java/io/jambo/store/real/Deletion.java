package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Kind.WhenGone;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.StillUsed;
import io.jambo.store.real.Clause.Purpose;
import java.util.List;
import java.util.Objects;

/// Deleting a row with all that goes with it (data-model.md 3.9), in the transaction of the edit.
///
/// What only points to the row follows or forgets it by the tables' own rules. What is more than
/// that is here: everything that an account or a service provider owns, the keys that seal it, and
/// the hooks that nobody else uses.
final class Deletion {
  private final SqlEdit edit;

  Deletion(SqlEdit edit) {
    this.edit = edit;
  }

  boolean delete(Noun noun, Sid sid, Reach reach) {
    var row = edit.find(noun, sid, reach, Purpose.WRITE);
    if (row.isEmpty()) {
      return false;
    }
    if (noun == Nouns.ACCOUNTS) {
      purge(Nouns.ACCOUNTS, "account_sid", sid);
      shred(new Owner.Account(sid));
    } else if (noun == Nouns.SERVICE_PROVIDERS) {
      refuse(Nouns.ACCOUNTS, "service_provider_sid", sid);
      refuse(Nouns.USERS, "service_provider_sid", sid);
      purge(Nouns.SERVICE_PROVIDERS, "service_provider_sid", sid);
      shred(new Owner.Provider(sid));
    }
    for (var pointer : Table.pointersTo(noun)) {
      if (pointer.whenGone() == WhenGone.REFUSE && pointer.noun() != Nouns.WEBHOOKS) {
        refuse(pointer.noun(), pointer.column().name(), sid);
      }
    }
    var hooks = hooks(noun, row.get());
    edit.sql()
        .run("delete from " + noun.name() + " where " + noun.key() + " = ?", List.of(sid.value()));
    hooks.forEach(this::dropUnshared);
    return true;
  }

  private void refuse(Noun noun, String column, Sid sid) {
    var found =
        edit.sql()
            .first(
                "select 1 from " + noun.name() + " where " + column + " = ? limit 1",
                List.of(sid.value()),
                result -> result.getInt(1));
    if (found.isPresent()) {
      throw new StillUsed(noun.name());
    }
  }

  /// Deletes all rows that point to that owner, the last nouns first, since rows point only to
  /// nouns that stand before their own.
  private void purge(Noun ownerNoun, String column, Sid owner) {
    for (var noun : Nouns.ALL.reversed()) {
      boolean owned =
          noun != ownerNoun
              && noun.find(column).map(Column::kind).filter(Kind.Ref.class::isInstance).isPresent();
      if (owned) {
        var whose = noun.name() + " where " + column + " = ?";
        Table.pointersTo(noun).stream()
            .filter(pointer -> pointer.whenGone() == WhenGone.REFUSE)
            .forEach(pointer -> release(pointer, noun, whose, owner));
        edit.sql().run("delete from " + whose, List.of(owner.value()));
      }
    }
  }

  /// What points to a purged row from elsewhere lets go of it, or goes too where it can't.
  private void release(Table.Pointer pointer, Noun target, String whose, Sid owner) {
    var name = pointer.column().name();
    var those = name + " in (select " + target.key() + " from " + whose + ")";
    edit.sql()
        .run(
            pointer.column().required()
                ? "delete from " + pointer.noun().name() + " where " + those
                : "update " + pointer.noun().name() + " set " + name + " = null where " + those,
            List.of(owner.value()));
  }

  /// Without its keys nothing sealed of that owner can be opened, wherever a copy of it lies.
  private void shred(Owner owner) {
    edit.sql().run("delete from owner_keys where owner = ?", List.of(owner.word()));
    edit.sql().afterCommit(() -> edit.sealer().forget(owner));
    edit.sql().shredAfterCommit();
  }

  private List<String> hooks(Noun noun, Row row) {
    return noun.columns().stream()
        .filter(column -> column.kind() instanceof Kind.Ref ref && ref.noun().equals("webhooks"))
        .map(column -> row.value(column.name()))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .distinct()
        .toList();
  }

  private void dropUnshared(String hook) {
    for (var pointer : Table.pointersTo(Nouns.WEBHOOKS)) {
      var shared =
          edit.sql()
              .first(
                  "select 1 from "
                      + pointer.noun().name()
                      + " where "
                      + pointer.column().name()
                      + " = ? limit 1",
                  List.of(hook),
                  result -> result.getInt(1));
      if (shared.isPresent()) {
        return;
      }
    }
    edit.sql().run("delete from webhooks where webhook_sid = ?", List.of(hook));
    edit.tell(Nouns.WEBHOOKS, new Sid(hook));
  }
}
