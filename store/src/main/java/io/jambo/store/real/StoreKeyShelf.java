package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.KeyShelf;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The owners' wrapped keys in table `owner_keys`.
public final class StoreKeyShelf implements KeyShelf {
  private final Store store;

  /// Over the rows of that store.
  public StoreKeyShelf(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Kept> load(Owner owner) {
    return store.read(view -> find(view, owner));
  }

  @Override
  public Kept add(Kept keys, Runnable settled) {
    return store.change(edit -> {
      edit.whenCommitted(settled);
      var there = find(edit, keys.owner());
      return there.isPresent() ? there.get() : kept(edit.insert(row(keys)));
    });
  }

  @Override
  public boolean replace(Kept before, Kept after, Runnable settled) {
    return store.change(edit -> {
      edit.whenCommitted(settled);
      int rows =
          ((SqlEdit) edit)
              .sql()
              .run(
                  "update owner_keys set wrapped_data_key = ?, wrapped_index_keys = ?, kek_id = ?"
                      + " where owner = ? and wrapped_data_key = ? and wrapped_index_keys = ?",
                  List.of(
                      after.dataKey(),
                      after.indexKeys(),
                      after.nodeKey(),
                      before.owner().word(),
                      before.dataKey(),
                      before.indexKeys()));
      return rows > 0;
    });
  }

  @Override
  public void delete(Owner owner) {
    var _ =
        store.change(edit -> {
          var sql = ((SqlEdit) edit).sql();
          sql.shredAfterCommit();
          return sql.run("delete from owner_keys where owner = ?", List.of(owner.word()));
        });
  }

  @Override
  public List<Kept> notUnder(String nodeKey, int most) {
    var table = Table.of(Nouns.OWNER_KEYS);
    return store.read(view -> {
      var sql = (SqlView) view;
      return sql.sql()
          .all(
              table.select() + " where kek_id <> ? order by owner limit ?",
              List.of(nodeKey, (long) most),
              result -> kept(table.read(result, sql.sealer())));
    });
  }

  @Override
  public Set<String> nodeKeys() {
    return Set.copyOf(
        store.read(view ->
            ((SqlView) view)
                .sql()
                .all(
                    "select distinct kek_id from owner_keys",
                    List.of(),
                    result -> result.getString(1))));
  }

  private static Optional<Kept> find(View view, Owner owner) {
    return view.first(Nouns.OWNER_KEYS, Query.all().where("owner", owner.word()), Reach.EVERYTHING)
        .map(StoreKeyShelf::kept);
  }

  private static Row row(Kept keys) {
    return Row.fresh(Nouns.OWNER_KEYS)
        .with("owner", keys.owner().word())
        .with("wrapped_data_key", keys.dataKey())
        .with("wrapped_index_keys", keys.indexKeys())
        .with("kek_id", keys.nodeKey())
        .with("created_at", keys.createdAt());
  }

  private static Kept kept(Row row) {
    return new Kept(
        owner(row.text("owner").orElseThrow()),
        row.text("wrapped_data_key").orElseThrow(),
        row.text("wrapped_index_keys").orElseThrow(),
        row.text("kek_id").orElseThrow(),
        row.moment("created_at").orElse(Instant.EPOCH));
  }

  private static Owner owner(String word) {
    int colon = word.indexOf(':');
    return switch (colon < 0 ? word : word.substring(0, colon)) {
      case "account" -> new Owner.Account(new Sid(word.substring(colon + 1)));
      case "provider" -> new Owner.Provider(new Sid(word.substring(colon + 1)));
      default -> Owner.PLATFORM;
    };
  }
}
