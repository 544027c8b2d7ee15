package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.CannotOpen;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded database before, during and after a change of its tables (operations.md 8).
class MigrationTest {
  private static final String OURS = "classpath:db/migration";

  private final Kit kit = new RealKit();
  @TempDir Path folder;
  private StoreSettings settings;
  private Path copy;

  @BeforeEach
  void fill() {
    settings = StoreSettings.embedded(folder.resolve("data"));
    copy = folder.resolve("data").resolve(Sqlite.FILE + SqliteFiles.COPY);
    try (var store = Store.open(kit, settings)) {
      write(store);
    }
  }

  @Test
  void aChangeThatFailsHalfwayLeavesTheDatabaseAsItWasBefore() {
    var broken = new Schema.Texts(3, List.of(OURS, "classpath:db/broken"));
    assertThatThrownBy(() -> Opening.writing(settings, broken))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("from version 1 to 3")
        .hasMessageContaining("as it was before");
    assertThat(copy).doesNotExist();
    assertThat(beside(SqliteFiles.UNDER_WAY)).doesNotExist();
    try (var store = Store.open(kit, settings)) {
      assertThat(count(store)).isOne();
    }
  }

  @Test
  void aSecondTryDoesNotReplaceTheCopyOfBeforeTheFirst() throws IOException {
    grow();
    Files.move(copy, beside(SqliteFiles.UNDER_WAY)); // as if it had been killed halfway
    var before = Files.readAllBytes(beside(SqliteFiles.UNDER_WAY));
    try (var dialect = Sqlite.in(folder.resolve("data"))) {
      assertThat(dialect.copyForMigration()).isTrue();
    }
    assertThat(beside(SqliteFiles.UNDER_WAY)).hasBinaryContent(before);
    grow();
    assertThat(copy).hasBinaryContent(before);
  }

  @Test
  void aStartThatDoesNotComeToTheTextsLeavesTheDatabaseAlone() throws IOException {
    var file = folder.resolve("data").resolve(Sqlite.FILE);
    var before = Files.readAllBytes(file);
    var missing = new Schema.Texts(2, List.of("classpath:db/nowhere"));
    assertThatThrownBy(() -> Opening.writing(settings, missing))
        .isInstanceOf(CannotOpen.class)
        .hasMessageNotContaining("as it was before");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void theNewestCopyIsKeptReadableForItsOwnerOnly() throws IOException {
    Files.writeString(Files.createFile(copy), "an older one");
    grow();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    // Whoever wants the release of before back renames it.
    Files.move(copy, folder.resolve("back"));
    var back = Files.createDirectory(folder.resolve("data of before"));
    Files.move(folder.resolve("back"), back.resolve(Sqlite.FILE));
    try (var store = Store.open(kit, StoreSettings.embedded(back))) {
      assertThat(count(store)).isOne();
    }
  }

  @Test
  void nothingIsCopiedWhereNothingIsChanged() {
    Store.open(kit, settings).close();
    assertThat(copy).doesNotExist();
  }

  @Test
  void theCopyGoesWithTheFirstThatIsShreddedAndWhenANodeStartsOnTheNextDay() throws IOException {
    Files.createFile(copy);
    try (var store = Store.open(kit, settings)) {
      assertThat(copy).exists();
      new StoreKeyShelf(store).delete(new io.jambo.model.Owner.Account(Sid.random(kit.random())));
      assertThat(copy).doesNotExist();
    }
    Files.createFile(copy);
    Store.serving(new LaterKit(Duration.ofHours(23)), settings).close();
    assertThat(copy).exists();
    Store.serving(new LaterKit(Duration.ofHours(25)), settings).close();
    assertThat(copy).doesNotExist();
  }

  @Test
  void anOperatorsWordDoesNotTakeTheCopyAway() throws IOException {
    Files.createFile(copy);
    Store.open(new LaterKit(Duration.ofHours(25)), settings).close();
    assertThat(copy).exists();
  }

  @Test
  void aCopyThatCouldNotBeMadeLeavesNothingBehind() {
    var files = new SqliteFiles(beside(""));
    var nobody = "jdbc:postgresql://127.0.0.1:1/nobody";
    try (var dialect = new Postgres(StoreSettings.postgres(folder, nobody, "", Secret.of("")))) {
      assertThatThrownBy(() -> files.copy(dialect))
          .isInstanceOf(CannotOpen.class)
          .hasMessageContaining("make room");
    }
    assertThat(beside(SqliteFiles.DRAFT)).doesNotExist();
  }

  @Test
  void whatAProcessThatWasKilledLeftOfItsFilesGoesAtTheNextStart() throws IOException {
    var secret = folder.resolve("data").resolve(".draft123.tmp");
    Files.writeString(secret, "half of it");
    Files.writeString(beside(SqliteFiles.DRAFT), "half of it");
    Store.serving(kit, settings).close();
    assertThat(secret).doesNotExist();
    assertThat(beside(SqliteFiles.DRAFT)).doesNotExist();
  }

  @Test
  void filesThatOthersCouldReadAreClosedToThem() throws IOException {
    var file = folder.resolve("data").resolve(Sqlite.FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (var store = Store.open(kit, settings)) {
      write(store);
      try (var files = Files.list(folder.resolve("data"))) {
        assertThat(files)
            .hasSizeGreaterThanOrEqualTo(4)
            .allSatisfy(each ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .as(each.toString())
                    .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void whatWasDeletedIsCutFromTheLogOnceNobodyReadsAnOlderState() throws Exception {
    var log = folder.resolve("data").resolve(Sqlite.FILE + "-wal");
    try (var store = Store.open(kit, settings);
        var dialect = Sqlite.beside(folder.resolve("data"))) {
      var shelf = new StoreKeyShelf(store);
      try (var reader = Sql.open(dialect, Dialect.Role.READER)) {
        assertThat(reader.number("select count(*) from permissions", List.of())).isOne();
        write(store);
        shelf.delete(new io.jambo.model.Owner.Account(Sid.random(kit.random())));
        assertThat(Files.size(log)).isPositive();
      }
      write(store);
      assertThat(Files.size(log)).isZero();
    }
  }

  private Path beside(String end) {
    return folder.resolve("data").resolve(Sqlite.FILE + end);
  }

  private void grow() {
    Opening.writing(settings, new Schema.Texts(2, List.of(OURS, "classpath:db/grown"))).close();
  }

  private void write(Store store) {
    store.change(edit ->
        edit.insert(
            Row.empty(Nouns.PERMISSIONS)
                .with("permission_sid", Sid.random(kit.random()))
                .with("name", Sid.random(kit.random()).value().substring(0, 32))));
  }

  private static long count(Store store) {
    return store.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
  }
}
