package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.store.CannotOpen;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import java.sql.SQLException;

/// How a store begins: the database reached, its tables of the right version.
public final class Opening {
  private Opening() {}

  /// Reaches the database and starts the store's threads.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static Store open(Kit kit, StoreSettings settings) {
    var dialect = writing(settings);
    try {
      return new Engine(kit, dialect, settings.connections() - 1);
    } catch (RuntimeException failure) {
      dialect.close();
      throw failure;
    }
  }

  /// Brings the tables up to date; the version they have then.
  ///
  /// @throws CannotOpen with one sentence for the operator
  public static int migrate(StoreSettings settings) {
    try (var dialect = dialect(settings)) {
      int version = version(dialect);
      if (version < Schema.KNOWN) {
        Schema.migrate(dialect);
      } else {
        Schema.bringUp(dialect, version);
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
    var dialect = dialect(settings);
    try {
      Schema.bringUp(dialect, version(dialect));
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
