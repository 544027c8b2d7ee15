package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.RealKit;
import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.store.CannotOpen;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The tables are what the nouns declare, on both databases, and get to their version by
/// themselves.
@ParameterizedClass
@EnumSource
class SchemaTest {
  private final Database database;
  @TempDir Path folder;

  SchemaTest(Database database) {
    this.database = database;
  }

  @Test
  void everyTableHasTheColumnsOfItsNounAndNoOther() {
    try (var store = database.open(folder)) {
      for (var noun : Nouns.ALL) {
        var declared =
            noun.columns().stream()
                .collect(
                    Collectors.toMap(Column::name, Column::required, (a, _) -> a, TreeMap::new));
        var found = store.read(view -> columns(Sql.of(view), noun));
        assertThat(found).as(noun.name()).isEqualTo(declared);
      }
    }
  }

  @Test
  void everyTableIsANounOrSaysTheVersion() {
    try (var store = database.open(folder)) {
      var tables = store.read(view -> tables(Sql.of(view)));
      var nouns = new ArrayList<>(Nouns.ALL.stream().map(Noun::name).toList());
      nouns.add("schema_version");
      assertThat(tables).containsExactlyInAnyOrderElementsOf(nouns);
    }
  }

  @Test
  void everyPointerOfATableButThoseOfHooksToTheirOwnersIsHeldByTheDatabase() {
    try (var store = database.open(folder)) {
      for (var noun : Nouns.ALL) {
        var declared =
            noun.columns().stream()
                .filter(_ -> noun != Nouns.WEBHOOKS)
                .filter(column -> column.kind() instanceof Kind.Ref)
                .map(column -> column.name() + " " + rule((Kind.Ref) column.kind()))
                .toList();
        var found = store.read(view -> pointers(Sql.of(view), noun));
        assertThat(found).as(noun.name()).containsExactlyInAnyOrderElementsOf(declared);
      }
    }
  }

  @Test
  void theSecondStartFindsTheTablesInPlace() {
    var settings = database.empty(folder);
    Store.open(new RealKit(), settings).close();
    Store.open(new RealKit(), settings).close();
    assertThat(Store.migrate(settings)).isEqualTo(Schema.KNOWN);
  }

  @Test
  void tablesOfANewerReleaseAreRefusedWithOneSentence() {
    var settings = versioned("99");
    assertThatThrownBy(() -> Store.open(new RealKit(), settings))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("version 99")
        .hasMessageContaining("newer one");
    assertThatThrownBy(() -> Store.migrate(settings)).isInstanceOf(CannotOpen.class);
  }

  private StoreSettings versioned(String version) {
    var settings = database.empty(folder);
    try (var store = Store.open(new RealKit(), settings)) {
      var _ =
          store.change(edit ->
              ((SqlView) edit)
                  .sql()
                  .run("update schema_version set version = ?", List.of(version)));
    }
    return settings;
  }

  private Map<String, Boolean> columns(Sql sql, Noun noun) {
    var columns = new TreeMap<String, Boolean>();
    sql.all(
            database == Database.SQLITE
                ? "select name, \"notnull\" from pragma_table_info(?)"
                : "select column_name, case is_nullable when 'NO' then 1 else 0 end"
                    + " from information_schema.columns where table_name = ?",
            List.of(noun.name()),
            row -> columns.put(row.getString(1), row.getInt(2) == 1))
        .clear();
    return columns;
  }

  private List<String> tables(Sql sql) {
    return sql.all(
        database == Database.SQLITE
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            : "select table_name from information_schema.tables where table_schema = 'public'",
        List.of(),
        row -> row.getString(1));
  }

  private List<String> pointers(Sql sql, Noun noun) {
    return sql.all(
        database == Database.SQLITE
            ? "select \"from\" || ' ' || lower(on_delete) from pragma_foreign_key_list(?)"
            : "select k.column_name || ' ' || lower(r.delete_rule)"
                + " from information_schema.referential_constraints r"
                + " join information_schema.key_column_usage k using (constraint_name)"
                + " where k.table_name = ?",
        List.of(noun.name()),
        row -> row.getString(1));
  }

  private static String rule(Kind.Ref ref) {
    return switch (ref.whenGone()) {
      case REFUSE -> "no action";
      case FOLLOW -> "cascade";
      case FORGET -> "set null";
    };
  }
}
