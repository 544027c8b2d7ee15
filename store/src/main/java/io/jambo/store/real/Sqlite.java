package io.jambo.store.real;

import io.jambo.store.CannotOpen;
import io.jambo.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.sqlite.JDBC;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/// The embedded database: one file in the data folder, which this process alone writes.
final class Sqlite implements Dialect {
  /// The file's name in the data folder.
  static final String FILE = "jambo.db";

  /// What the name of the file ends in whose lock is the data folder's.
  static final String LOCK = ".lock";

  /// Beside us only a backup reads the file; it never holds it for long.
  private static final int BUSY_MILLIS = 800;

  /// The log is cut back to this after it has grown.
  private static final int JOURNAL_BYTES = 64 << 20;

  /// A connection that reads keeps so many KiB of pages.
  private static final int CACHE_KIB = 8 << 10;

  /// The one that writes keeps more: each row goes to some page of several trees.
  private static final int WRITER_KIB = 32 << 10;

  /// Steps of the database's own machine between two looks at the clock.
  private static final int STEPS_PER_LOOK = 100_000;

  private final Path file;
  private final Optional<FileChannel> lock;

  private Sqlite(Path file, Optional<FileChannel> lock) {
    this.file = file;
    this.lock = lock;
  }

  /// Takes the data folder for this process.
  ///
  /// @throws CannotOpen when it can't be written, or somebody has it
  static Sqlite in(Path folder) {
    try {
      PrivateFiles.makeFolder(folder);
      var lock = PrivateFiles.openOrCreate(folder.resolve(FILE + LOCK));
      try {
        return new Sqlite(ours(folder, lock), Optional.of(lock));
      } catch (IOException | RuntimeException fault) {
        lock.close();
        throw fault;
      }
    } catch (IOException _) {
      throw new CannotOpen(
          "The data folder "
              + folder
              + " can't be written: let this user write there, or name another folder.");
    }
  }

  private static Path ours(Path folder, FileChannel lock) throws IOException {
    if (!locked(lock)) {
      throw new CannotOpen(
          "Another Jambo uses the data folder " + folder + ": stop it, or name another folder.");
    }
    var file = folder.resolve(FILE);
    new SqliteFiles(file).closeToOthers();
    return file;
  }

  /// Whether another process has the data folder.
  static boolean inUse(Path folder) {
    var file = folder.resolve(FILE + LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !locked(channel);
    } catch (IOException _) {
      return false;
    }
  }

  /// The database of a folder that somebody else may have, to read only.
  ///
  /// @throws CannotOpen when there is none
  static Sqlite beside(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new CannotOpen(
          "There is no database in the data folder " + folder + ": name the right one by --data.");
    }
    return new Sqlite(file, Optional.empty());
  }

  @Override
  public String url() {
    return JDBC.PREFIX + file;
  }

  @Override
  public String user() {
    return "";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public Connection connect(Role role) throws SQLException {
    var settings = new SQLiteConfig();
    settings.setJournalMode(JournalMode.WAL);
    settings.setSynchronous(SynchronousMode.FULL);
    settings.enforceForeignKeys(true);
    settings.setBusyTimeout(BUSY_MILLIS);
    settings.setTempStore(TempStore.MEMORY);
    settings.setCacheSize(role == Role.WRITER ? -WRITER_KIB : -CACHE_KIB);
    // Else the driver asks for the number of the last row after each insert.
    settings.setGetGeneratedKeys(false);
    // One thread at a time uses a connection: nothing to lock.
    settings.setOpenMode(SQLiteOpenMode.NOMUTEX);
    settings.setJournalSizeLimit(JOURNAL_BYTES);
    Properties properties = settings.toProperties();
    var connection = JDBC.createConnection(url(), properties);
    try (var statement = connection.createStatement()) {
      // What is deleted is overwritten: a key that is gone must be gone from the file too, when
      // its page comes there.
      if (role == Role.WRITER) {
        statement.execute("pragma secure_delete = on");
      } else {
        statement.execute("pragma query_only = on");
      }
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
    return connection;
  }

  @Override
  public Optional<String> turn() {
    return Optional.empty();
  }

  @Override
  public RuntimeException meaning(SQLException fault, boolean deleting) {
    return SqliteFaults.meaning(fault, deleting);
  }

  @Override
  public boolean breaks(SQLException fault) {
    return SqliteFaults.breaks(fault);
  }

  @Override
  public boolean missesTable(SQLException fault) {
    var text = fault.getMessage();
    return text != null && text.contains("no such table");
  }

  @Override
  public boolean alive(Connection connection) {
    return true;
  }

  @Override
  public void stopWhen(Connection connection, BooleanSupplier late) throws SQLException {
    ProgressHandler.setHandler(
        connection,
        STEPS_PER_LOOK,
        new ProgressHandler() {
          @Override
          protected int progress() {
            return late.getAsBoolean() ? 1 : 0;
          }
        });
  }

  @Override
  public String ordered(String column, boolean required) {
    return required ? column : "coalesce(" + column + ", '')";
  }

  @Override
  public boolean soleWriter() {
    return true;
  }

  @Override
  public boolean migratesAtStart() {
    return true;
  }

  @Override
  public boolean copyForMigration() {
    return files().copy(this);
  }

  @Override
  public void fallBack() {
    files().fallBack();
  }

  @Override
  public void keepCopy() {
    files().keepCopy();
  }

  @Override
  public void dropCopy(Instant before) {
    files().dropCopy(before);
  }

  /// Whoever reads an older state keeps the log from being cut; nobody waits for that. The copy of
  /// before a migration still has what was deleted, so it goes as well.
  @Override
  public boolean shred(Connection connection) throws SQLException {
    files().dropCopy(Instant.MAX);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma busy_timeout = 0");
      try (var result = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
        return result.next() && result.getInt(1) == 0;
      } finally {
        statement.execute("pragma busy_timeout = " + BUSY_MILLIS);
      }
    }
  }

  @Override
  public StoreFailure cannotOpen(SQLException fault) {
    return SqliteFaults.cannotOpen(fault, file);
  }

  @Override
  public void close() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException _) {
      // The process's end gives it up too.
    }
  }

  private SqliteFiles files() {
    return new SqliteFiles(file);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }
}
