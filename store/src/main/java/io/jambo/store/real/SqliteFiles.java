package io.jambo.store.real;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.jambo.store.CannotOpen;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The files of the embedded database as files: who may read them, and the copy that is made before
/// its tables are changed (operations.md 8). For whoever has the data folder.
final class SqliteFiles {
  /// What the name of that copy ends in; there is one, the newest.
  static final String COPY = ".before-migration";

  /// The same while the change goes on. It stays so when that is broken off: the next try keeps it,
  /// since the database may be half changed by then.
  static final String UNDER_WAY = COPY + ".unfinished";

  /// The same while it is being made.
  static final String DRAFT = COPY + ".part";

  private static final String LOG = "-wal";
  private static final String INDEX_OF_LOG = "-shm";

  private final Path file;

  SqliteFiles(Path file) {
    this.file = file;
  }

  /// Makes the database's file where it is missing, and takes the rights of others from all files.
  /// SQLite gives its companions the rights that the file has.
  void closeToOthers() throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.create(file).close();
    }
    for (var end : List.of("", LOG, INDEX_OF_LOG, Sqlite.LOCK, UNDER_WAY, COPY)) {
      PrivateFiles.closeToOthers(companion(end));
    }
  }

  /// Copies one state of it, without what was deleted, unless an earlier change was broken off.
  ///
  /// @return true
  /// @throws CannotOpen when it can't
  boolean copy(Dialect dialect) {
    if (Files.exists(companion(UNDER_WAY))) {
      return true;
    }
    var draft = companion(DRAFT);
    try {
      Files.deleteIfExists(draft);
      PrivateFiles.create(draft).close();
      into(dialect, draft);
      try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      move(draft, companion(UNDER_WAY));
      return true;
    } catch (IOException | SQLException fault) {
      dropDraft();
      throw new CannotOpen(
          "Before the tables of the database are changed it is copied to "
              + companion(UNDER_WAY)
              + ", which failed ("
              + (fault instanceof SQLException known
                  ? dialect.cannotOpen(known).getMessage()
                  : fault.getClass().getSimpleName())
              + "): make room for as much again as "
              + file.getFileName()
              + " takes.");
    }
  }

  /// Puts the copy in the place of the database.
  void fallBack() {
    try {
      Files.deleteIfExists(companion(LOG));
      Files.deleteIfExists(companion(INDEX_OF_LOG));
      move(companion(UNDER_WAY), file);
    } catch (IOException fault) {
      throw new CannotOpen(
          "The tables of the database could not be changed, nor could the copy of before be put in"
              + " its place: rename "
              + companion(UNDER_WAY)
              + " to "
              + file.getFileName()
              + ".");
    }
  }

  /// The change is over, so the copy is the operator's.
  void keepCopy() {
    if (Files.exists(companion(UNDER_WAY))) {
      try {
        move(companion(UNDER_WAY), companion(COPY));
      } catch (IOException fault) {
        throw new CannotOpen(
            companion(UNDER_WAY)
                + " can't be renamed ("
                + fault.getClass().getSimpleName()
                + "): delete it, or rename it to "
                + companion(COPY).getFileName()
                + ".");
      }
    }
  }

  /// Deletes the copy, if there is one that was made before that, and what a process that was
  /// killed has left of one.
  void dropCopy(Instant before) {
    dropDraft();
    var copy = companion(COPY);
    try {
      if (Files.exists(copy) && Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
        Files.delete(copy);
      }
    } catch (IOException _) {
      // It lies there until the next time.
    }
  }

  private void dropDraft() {
    try {
      Files.deleteIfExists(companion(DRAFT));
    } catch (IOException _) {
      // It lies there until the next time.
    }
  }

  /// Writes a database that holds the same into an empty file.
  private static void into(Dialect dialect, Path draft) throws SQLException {
    try (var connection = dialect.connect(Dialect.Role.WRITER);
        var statement = connection.prepareStatement("vacuum into ?")) {
      statement.setString(1, draft.toString());
      statement.execute();
    }
  }

  private void move(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
    PrivateFiles.syncFolder(PrivateFiles.folderOf(file));
  }

  private Path companion(String end) {
    return file.resolveSibling(file.getFileName() + end);
  }
}
