package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.CannotOpen;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreDamaged;
import io.jambo.store.StoreFailure;
import io.jambo.store.StoreFull;
import io.jambo.store.StoreSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the disk under the embedded database can do to us, and what a server says of its own.
class BadDiskTest {
  private static final int PAGE = 4_096;

  private final Kit kit = new RealKit();
  @TempDir Path folder;
  private int rows;

  @Test
  void aFolderThatCannotBeWrittenEndsTheStartWithOneSentence() {
    assertThatThrownBy(() -> open(Path.of("/proc/self/jambo")))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("/proc/self/jambo can't be written");
  }

  @Test
  void aFolderThatSomebodyUsesEndsTheStartWithOneSentence() {
    try (var _ = open(folder)) {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(CannotOpen.class)
          .hasMessageContaining("Another Jambo");
    }
    open(folder).close();
  }

  @Test
  void aFileThatIsNoDatabaseEndsTheStartAndIsLeftAsItIs() throws IOException {
    var file = folder.resolve(Sqlite.FILE);
    Files.writeString(file, "no database at all, but long enough for a header".repeat(400));
    var before = Files.readAllBytes(file);
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(CannotOpen.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("jambo restore");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void damageIsToldAndNothingIsWrittenAfterIt() throws IOException {
    try (var store = open(folder)) {
      fill(store, 2_000);
    }
    spoil(folder.resolve(Sqlite.FILE));
    try (var store = open(folder)) {
      assertThatThrownBy(() -> readAll(store)).isInstanceOf(StoreDamaged.class);
      assertThatThrownBy(() -> write(store)).isInstanceOf(StoreDamaged.class);
    }
  }

  @Test
  void aFullDiskIsToldKeepsWhatWasAcknowledgedAndIsForgottenWhenThereIsRoom() {
    try (var store = open(folder)) {
      write(store);
      limit(store, "pragma max_page_count = 1");
      int kept = writeUntilFull(store);
      assertThat(count(store)).isEqualTo(kept);
      limit(store, "pragma max_page_count = 1000000");
      write(store);
      assertThat(count(store)).isEqualTo(kept + 1);
    }
  }

  @Test
  void aFileThatMayNotGrowIsAFullDisk() throws Exception {
    var child =
        new ProcessBuilder("bash", "-c", "ulimit -f 2000; exec \"$@\"", "bash")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    child.command().addAll(Writing.command(folder, 1));
    var process = child.start();
    var lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(lines.getLast()).isEqualTo("StoreFull");
    try (var store = open(folder)) {
      var acknowledged = lines.subList(0, lines.size() - 1);
      assertThat(acknowledged).isNotEmpty();
      assertThat(Writing.missing(store, acknowledged)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "53100, the disk of the database is full",
    "25006, the database can't be written",
    "XX001, the database is damaged",
    "08006, the database is away: no connection",
    "57P01, the database is away: state 57P01",
    "57014, the database is away: it took too long",
    "55P03, the database is away: it is busy",
    "53300, the database is away: state 53300"
  })
  void whatAServerSaysOfItselfIsTold(String state, String told) {
    var fault = new SQLException("may quote a value", state);
    assertThat(PostgresFaults.meaning(fault, false))
        .isInstanceOf(StoreFailure.class)
        .hasMessageStartingWith(told)
        .hasNoCause();
  }

  private Store open(Path where) {
    return Store.open(kit, StoreSettings.embedded(where));
  }

  private int writeUntilFull(Store store) {
    int written = 1;
    while (true) {
      try {
        write(store);
        written++;
      } catch (StoreFull _) {
        return written;
      }
    }
  }

  private static String limit(Store store, String pragma) {
    return store.change(
        edit -> Sql.of(edit).first(pragma, List.of(), row -> row.getString(1)).orElseThrow());
  }

  private void fill(Store store, int many) {
    store.change(edit -> {
      for (int i = 0; i < many; i++) {
        edit.insert(row());
      }
      return many;
    });
  }

  private void write(Store store) {
    store.change(edit -> edit.insert(row()));
  }

  private Row row() {
    rows++;
    return Row.empty(Nouns.PERMISSIONS)
        .with("permission_sid", io.jambo.kit.Sid.random(kit.random()))
        .with("name", "name " + rows)
        .with("description", "x".repeat(200));
  }

  private static long readAll(Store store) {
    return store
        .read(view ->
            view.all(Nouns.PERMISSIONS, Query.all().orderBy("description"), Reach.EVERYTHING))
        .size();
  }

  private static long count(Store store) {
    return store.read(view -> view.count(Nouns.PERMISSIONS, Query.all(), Reach.EVERYTHING));
  }

  /// The last third of the file, where the rows are, becomes nonsense.
  private static void spoil(Path file) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      long pages = open.length() / PAGE;
      for (long page = pages * 2 / 3; page < pages; page++) {
        open.seek(page * PAGE);
        open.write("spoiled ".repeat(PAGE / 8).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }
}
