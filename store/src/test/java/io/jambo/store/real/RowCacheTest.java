package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Edit;
import io.jambo.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows in memory are those of the database: kept only where nobody else writes, and forgotten
/// before a change of them is acknowledged.
@ParameterizedClass
@EnumSource
class RowCacheTest {
  private final Database database;
  @TempDir Path folder;

  RowCacheTest(Database database) {
    this.database = database;
  }

  @Test
  void aRowIsKeptInMemoryWhereThisProcessAloneWrites() {
    try (var store = database.open(folder)) {
      var sample = Sample.in(store);
      var row = sample.row(Nouns.APPLICATIONS, sample.account(0, 0));
      assertThat(store.find(row.noun(), row.sid(), Reach.EVERYTHING)).isPresent();
      store.change(edit ->
          Sql.of(edit)
              .run(
                  "update applications set name = 'behind' where application_sid = ?",
                  List.of(row.sid().value())));
      var found = store.find(row.noun(), row.sid(), Reach.EVERYTHING).flatMap(r -> r.text("name"));
      assertThat(found.equals(Optional.of("behind"))).isEqualTo(database == Database.POSTGRES);
      store.change(edit ->
          edit.update(
              row.noun(),
              row.sid(),
              Row.empty(row.noun()).with("record_all_calls", true),
              Reach.EVERYTHING));
      assertThat(store.find(row.noun(), row.sid(), Reach.EVERYTHING).orElseThrow().text("name"))
          .contains("behind");
    }
  }

  @Test
  void aRowThatAChangeHasReadIsKeptToo() {
    try (var store = database.open(folder)) {
      var sample = Sample.in(store);
      var row = sample.row(Nouns.APPLICATIONS, sample.account(0, 0));
      assertThat(name(store, row)).isEqualTo(row.text("name"));
      store.change(edit ->
          Sql.of(edit)
              .run(
                  "update applications set name = 'behind' where application_sid = ?",
                  List.of(row.sid().value())));
      assertThat(name(store, row).equals(Optional.of("behind")))
          .isEqualTo(database == Database.POSTGRES);
    }
  }

  @Test
  void aRowThatWasMadeAndUndoneIsNotKept() {
    try (var store = database.open(folder)) {
      var sample = Sample.in(store);
      var row = sample.row(Nouns.APPLICATIONS, sample.account(0, 0), it -> it.with("name", "new"));
      assertThatThrownBy(() ->
              store.change(edit -> {
                edit.insert(row);
                var seen = edit.find(row.noun(), row.sid(), Reach.EVERYTHING);
                throw new IllegalStateException("saw " + seen.isPresent());
              }))
          .hasMessage("saw true");
      assertThat(store.find(row.noun(), row.sid(), Reach.EVERYTHING)).isEmpty();
      assertThat(name(store, row)).isEmpty();
    }
  }

  @Test
  void aRowThatWasChangedWhileItWasReadIsNotKept() {
    try (var store = database.open(folder)) {
      var sample = Sample.in(store);
      var row = sample.row(Nouns.APPLICATIONS, sample.account(0, 0));
      var cache = new RowCache(true);
      var old =
          cache.find(
              row.noun(),
              row.sid(),
              () -> {
                store.change(edit -> {
                  cache.forget(Sql.of(edit), row.noun(), row.sid());
                  return true;
                });
                return Optional.of(row);
              });
      assertThat(old).contains(row);
      assertThat(cache.find(row.noun(), row.sid(), Optional::empty)).isEmpty();
    }
  }

  @Test
  void aChangeSeesWhatItHasJustWrittenAndTheNextOneWhatWasUndone() {
    try (var store = database.open(folder)) {
      var row = sampleInMemory(store);
      var seen =
          store.change(edit -> {
            rename(edit, row, "new");
            return edit.find(row.noun(), row.sid(), Reach.EVERYTHING).orElseThrow();
          });
      assertThat(seen.text("name")).contains("new");
      assertThatThrownBy(() ->
              store.change(edit -> {
                rename(edit, row, "undone");
                throw new IllegalStateException("this change fails");
              }))
          .hasMessage("this change fails");
      assertThat(name(store, row)).contains("new");
      var gone =
          store.change(edit -> {
            edit.delete(Nouns.ACCOUNTS, row.id("account_sid").orElseThrow(), Reach.EVERYTHING);
            return edit.find(row.noun(), row.sid(), Reach.EVERYTHING);
          });
      assertThat(gone).isEmpty();
    }
  }

  private static Row sampleInMemory(Store store) {
    var sample = Sample.in(store);
    var application = sample.row(Nouns.APPLICATIONS, sample.account(0, 0));
    return store.find(application.noun(), application.sid(), Reach.EVERYTHING).orElseThrow();
  }

  private static void rename(Edit edit, Row row, String name) {
    var changes = Row.empty(row.noun()).with("name", name);
    edit.update(row.noun(), row.sid(), changes, Reach.EVERYTHING);
  }

  /// As a change sees it.
  private static Optional<String> name(Store store, Row row) {
    return store.change(edit ->
        edit.find(row.noun(), row.sid(), Reach.EVERYTHING).flatMap(found -> found.text("name")));
  }

  @Test
  void aDeletedRowIsFoundNoMoreNorWhatWentWithIt() {
    try (var store = database.open(folder)) {
      var sample = Sample.in(store);
      var account = sample.row(Nouns.ACCOUNTS, sample.account(0, 0));
      var client = sample.row(Nouns.CLIENTS, sample.account(0, 0));
      assertThat(store.find(client.noun(), client.sid(), Reach.EVERYTHING)).isPresent();
      store.change(edit -> edit.delete(account.noun(), account.sid(), Reach.EVERYTHING));
      assertThat(store.find(client.noun(), client.sid(), Reach.EVERYTHING)).isEmpty();
      assertThat(store.find(account.noun(), account.sid(), Reach.EVERYTHING)).isEmpty();
    }
  }

  @Test
  void memoryIsBounded() {
    var cache = new RowCache(true);
    var random = new java.util.SplittableRandom(3);
    var row = Row.empty(Nouns.PERMISSIONS);
    for (int i = 0; i < RowCache.MOST_ROWS + 10; i++) {
      var _ = cache.find(row.noun(), io.jambo.kit.Sid.random(random), () -> Optional.of(row));
      assertThat(cache.size()).isLessThanOrEqualTo(RowCache.MOST_ROWS);
    }
  }
}
