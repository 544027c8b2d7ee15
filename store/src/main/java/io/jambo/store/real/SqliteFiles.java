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

  private static final String DRAFT = COPY + ".part";
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
    for (var end : List.of("", LOG, INDEX_OF_LOG, Sqlite.LOCK, COPY)) {
      PrivateFiles.closeToOthers(companion(end));
    }
  }

  /// Copies one state of it, without what was deleted.
  ///
  /// @return true
  /// @throws CannotOpen when it can't
  boolean copy(Dialect dialect) {
    var draft = companion(DRAFT);
    try {
      Files.deleteIfExists(draft);
      PrivateFiles.create(draft).close();
      into(dialect, draft);
      try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(draft, companion(COPY), ATOMIC_MOVE);
      PrivateFiles.syncFolder(PrivateFiles.folderOf(file));
      return true;
    } catch (IOException | SQLException fault) {
      throw new CannotOpen(
          "Before the tables of the database are changed it is copied to "
              + companion(COPY)
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
      Files.move(companion(COPY), file, ATOMIC_MOVE);
      PrivateFiles.syncFolder(PrivateFiles.folderOf(file));
    } catch (IOException fault) {
      throw new CannotOpen(
          "The tables of the database could not be changed, nor could the copy of before be put in"
              + " its place: rename "
              + companion(COPY)
              + " to "
              + file.getFileName()
              + ".");
    }
  }

  /// Deletes the copy, if there is one that was made before that.
  void dropCopy(Instant before) {
    var copy = companion(COPY);
    try {
      if (Files.exists(copy) && Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
        Files.delete(copy);
      }
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

  private Path companion(String end) {
    return file.resolveSibling(file.getFileName() + end);
  }
}
