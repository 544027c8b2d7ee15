package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.store.CannotOpen;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/// How a store begins: the database reached, its tables of the right version.
public final class Opening {
  /// For so long the copy of before a migration is kept at least, in which an operator may want the
  /// release of before back. It holds what is deleted meanwhile.
  private static final Duration COPY_LIFE = Duration.ofDays(1);

  private Opening() {}

  /// Reaches the database and starts the store's threads.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static Store open(Kit kit, StoreSettings settings) {
    return started(kit, settings, _ -> {});
  }

  /// The same for a node that is to serve: what runs for a day needs the copy of before no more,
  /// and what a killed one has begun in the data folder nobody finishes.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static Store serving(Kit kit, StoreSettings settings) {
    var old = kit.wallClock().minus(COPY_LIFE);
    return started(
        kit,
        settings,
        dialect -> {
          dialect.dropCopy(old);
          PrivateFiles.dropDrafts(settings.folder());
        });
  }

  private static Store started(Kit kit, StoreSettings settings, Consumer<Dialect> first) {
    var dialect = writing(settings);
    try {
      first.accept(dialect);
      return new Engine(kit, dialect, settings.connections() - 1);
    } catch (RuntimeException failure) {
      dialect.close();
      throw failure;
    }
  }

  /// The same to read only.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static Store beside(Kit kit, StoreSettings settings) {
    var dialect = reading(settings);
    try {
      mustBeKnown(dialect);
      return new Engine(kit, dialect, settings.connections() - 1);
    } catch (RuntimeException failure) {
      dialect.close();
      throw failure;
    }
  }

  /// Whether another process has the embedded database.
  public static boolean inUse(StoreSettings settings) {
    return settings.url().isEmpty() && Sqlite.inUse(settings.folder());
  }

  /// Nothing where there is a database with tables.
  ///
  /// @throws CannotOpen where there is none
  public static void mustBeThere(StoreSettings settings) {
    try (var dialect = reading(settings)) {
      mustBeKnown(dialect);
    }
  }

  /// @throws CannotOpen when the tables are not of the version that this release knows
  static void mustBeKnown(Dialect dialect) {
    int version = version(dialect);
    if (version != Schema.KNOWN) {
      throw new CannotOpen(
          version == Schema.NONE
              ? "The database has no tables: start the node once, or name the right one."
              : "The tables of the database are of version "
                  + version
                  + " and this release knows "
                  + Schema.KNOWN
                  + ": use the release that runs on them, or `jambo migrate`.");
    }
  }

  /// Brings the tables up to date; the version they have then.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static int migrate(StoreSettings settings) {
    try (var dialect = dialect(settings)) {
      int version = version(dialect);
      if (version < Schema.KNOWN) {
        Schema.migrate(dialect, version, Schema.OURS);
      } else {
        Schema.bringUp(dialect, version, Schema.OURS);
      }
      return version(dialect);
    }
  }

  /// The database to read beside whoever uses it; it must be there.
  ///
  /// @throws CannotOpen with one sentence for the operator
  static Dialect reading(StoreSettings settings) {
    return settings.url().isPresent() ? new Postgres(settings) : Sqlite.beside(settings.folder());
  }

  /// The database to write, its tables up to date, while nobody else has it.
  ///
  /// @throws CannotOpen with one sentence for the operator
  static Dialect writing(StoreSettings settings) {
    return writing(settings, Schema.OURS);
  }

  static Dialect writing(StoreSettings settings, Schema.Texts texts) {
    var dialect = dialect(settings);
    try {
      Schema.bringUp(dialect, version(dialect), texts);
      return dialect;
    } catch (RuntimeException failure) {
      dialect.close();
      throw failure;
    }
  }

  private static Dialect dialect(StoreSettings settings) {
    return settings.url().isPresent() ? new Postgres(settings) : Sqlite.in(settings.folder());
  }

  private static int version(Dialect dialect) {
    try (var sql = Sql.open(dialect, Dialect.Role.WRITER)) {
      return Schema.version(sql);
    } catch (SQLException fault) {
      throw dialect.cannotOpen(fault);
    }
  }
}
