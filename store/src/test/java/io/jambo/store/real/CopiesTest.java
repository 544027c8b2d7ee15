package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.RealKit;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Backup;
import io.jambo.store.BackupTrouble;
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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Copies hold all that is kept but the keys, are refused when they are not whole, and come back
/// into an empty database of either kind.
@ParameterizedClass
@EnumSource
class CopiesTest {
  private final Database database;
  private final RealKit kit = new RealKit();
  @TempDir Path folder;
  private StoreSettings settings;
  private Sample sample;
  private Path file;

  CopiesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void fill() {
    settings = database.fresh(folder.resolve("first"));
    file = folder.resolve("copy");
    try (var store = open(settings)) {
      sample = Sample.in(store);
      point(store);
      keys(store);
    }
  }

  @Test
  void everyRowOfEveryNounComesBackInEitherDatabase() throws IOException {
    Backup.write(kit, settings, file);
    for (var other : Database.values()) {
      var into = other.fresh(Files.createDirectories(folder.resolve("into-" + other)));
      assertThat(Backup.restore(into, file).leftOut()).isZero();
      try (var before = open(settings);
          var after = open(into)) {
        for (var noun : Nouns.ALL) {
          if (noun != Nouns.NODES) {
            assertThat(rows(after, noun)).as(noun.name()).isEqualTo(rows(before, noun));
          }
        }
      }
    }
  }

  @Test
  void aCopyIsMadeWhileANodeHasTheDatabaseAndItsFilesAreForTheirOwnerOnly() throws IOException {
    try (var _ = open(settings)) {
      var made = Backup.write(kit, settings, file);
      assertThat(made.keys()).isEqualTo(sample.tenants().size());
      assertThat(Backup.verify(file)).isEqualTo(made);
    }
    for (var one : List.of(file, Backup.keysOf(file))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theKeysLieInTheOtherFileOnly() throws IOException {
    Backup.write(kit, settings, file);
    assertThat(Files.readString(file)).doesNotContain("wrapped");
    assertThat(Files.readString(Backup.keysOf(file))).contains("data key of account");
  }

  @Test
  void aCopyOfWhichOneByteIsNotAsItWasWrittenIsRefused() throws IOException {
    Backup.write(kit, settings, file);
    for (var one : List.of(file, Backup.keysOf(file))) {
      var whole = Files.readAllBytes(one);
      for (int at = 0; at < whole.length; at += 1 + whole.length / 40) {
        var broken = whole.clone();
        broken[at] ^= 1;
        Files.write(one, broken);
        assertThatThrownBy(() -> Backup.verify(file)).isInstanceOf(BackupTrouble.class);
      }
      Files.write(one, java.util.Arrays.copyOf(whole, whole.length - 1));
      assertThatThrownBy(() -> Backup.verify(file)).isInstanceOf(BackupTrouble.class);
      Files.write(one, whole);
    }
    assertThat(Backup.verify(file).rows()).isPositive();
  }

  @Test
  void aCopyOfANewerReleaseIsRefusedWithOneSentence() throws IOException {
    Backup.write(kit, settings, file);
    var known = "\"schema\":" + Schema.KNOWN;
    Files.writeString(file, Files.readString(file).replaceFirst(known, "\"schema\":99"));
    var into = database.fresh(folder.resolve("into"));
    assertThatThrownBy(() -> Backup.restore(into, file)).hasMessageContaining("newer release");
  }

  @Test
  void nothingIsRestoredIntoADatabaseThatIsNotEmpty() {
    Backup.write(kit, settings, file);
    assertThatThrownBy(() -> Backup.restore(settings, file))
        .isInstanceOf(BackupTrouble.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void keysOfAnotherCopyAreRefused() throws IOException {
    Backup.write(kit, settings, file);
    var other = folder.resolve("other");
    Backup.write(kit, settings, other);
    Files.delete(Backup.keysOf(file));
    Files.move(Backup.keysOf(other), Backup.keysOf(file));
    assertThatThrownBy(() -> Backup.verify(file)).hasMessageContaining("another backup");
  }

  @Test
  void aBackupReplacesNothing() {
    Backup.write(kit, settings, file);
    assertThatThrownBy(() -> Backup.write(kit, settings, file)).hasMessageContaining("already");
    assertThatThrownBy(() -> Backup.write(kit, settings, folder.resolve("none/copy")))
        .hasMessageContaining("no such folder");
  }

  @Test
  void whatWasDeletedSinceHasNoKeysInAPrunedFileAndIsLeftOutWhenTheCopyIsRestored()
      throws IOException {
    Backup.write(kit, settings, file);
    var gone = sample.account(0, 0).account().orElseThrow();
    try (var store = open(settings)) {
      assertThat(store.<Boolean>change(edit -> edit.delete(Nouns.ACCOUNTS, gone, Reach.EVERYTHING)))
          .isTrue();
    }
    assertThat(Backup.prune(settings, Backup.keysOf(file)).keys()).isEqualTo(1);
    assertThat(Backup.prune(settings, Backup.keysOf(file)).keys()).isZero();
    assertThat(Files.readString(Backup.keysOf(file)))
        .doesNotContain("data key of account:" + gone)
        .contains("data key of account");
    assertThat(Backup.verify(file).keys()).isEqualTo(sample.tenants().size() - 1);

    var into = database.fresh(folder.resolve("into"));
    assertThat(Backup.restore(into, file).leftOut()).isEqualTo(1);
    try (var store = open(into)) {
      assertThat(store.find(Nouns.ACCOUNTS, gone, Reach.EVERYTHING)).isEmpty();
      assertThat(rows(store, Nouns.OWNER_KEYS)).hasSize(sample.tenants().size() - 1);
    }
  }

  @Test
  void aFileOfKeysOfAnotherInstallationIsNotPruned() {
    Backup.write(kit, settings, file);
    var other = database.fresh(folder.resolve("other"));
    open(other).close();
    assertThatThrownBy(() -> Backup.prune(other, Backup.keysOf(file)))
        .hasMessageContaining("another installation");
  }

  @Test
  void whereThereIsNoDatabaseNoneIsMade() {
    if (database == Database.SQLITE) {
      var nothing = StoreSettings.embedded(folder.resolve("nothing"));
      assertThatThrownBy(() -> Backup.write(kit, nothing, file)).isInstanceOf(CannotOpen.class);
      assertThat(folder.resolve("nothing")).doesNotExist();
    }
  }

  /// Pointers that are filled in the second time.
  private void point(Store store) {
    var tenant = sample.account(1, 1);
    var hook = sample.row(Nouns.WEBHOOKS, tenant).sid();
    var application = sample.row(Nouns.APPLICATIONS, tenant).sid();
    store.change(edit ->
        edit.update(
            Nouns.ACCOUNTS,
            tenant.account().orElseThrow(),
            Row.empty(Nouns.ACCOUNTS)
                .with("registration_hook_sid", hook)
                .with("device_calling_application_sid", application),
            Reach.EVERYTHING));
  }

  /// A row of keys for everybody, in the place of the one that the sample has.
  private void keys(Store store) {
    store.change(
        Duration.ofSeconds(10),
        edit -> {
          edit.deleteAll(Nouns.OWNER_KEYS, Query.all(), Reach.EVERYTHING);
          sample.tenants().forEach(tenant -> edit.insert(key(tenant)));
          return 0;
        });
  }

  private static Row key(Sample.Tenant tenant) {
    var owner =
        tenant
            .account()
            .<Owner>map(Owner.Account::new)
            .or(() -> tenant.provider().map(Owner.Provider::new))
            .orElse(Owner.PLATFORM)
            .word();
    return Row.fresh(Nouns.OWNER_KEYS)
        .with("owner", owner)
        .with("wrapped_data_key", "data key of " + owner)
        .with("wrapped_index_keys", "index keys of " + owner)
        .with("kek_id", "first")
        .with("created_at", Sample.NOON);
  }

  private static Store open(StoreSettings settings) {
    var store = Store.open(new RealKit(), settings);
    store.sealBy(new PaperSeal());
    return store;
  }

  private static List<Row> rows(Store store, Noun noun) {
    return store.read(view -> view.all(noun, Query.all(), Reach.EVERYTHING));
  }
}
