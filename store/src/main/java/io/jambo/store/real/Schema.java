package io.jambo.store.real;

import io.jambo.store.CannotOpen;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/// The version of the tables, and how they get to the one that this release knows. The texts lie in
/// `db/migration`, the same for both databases.
final class Schema {
  /// The version that this release knows: the number of the last text.
  static final int KNOWN = 1;

  /// The version of a database without tables.
  static final int NONE = 0;

  /// Ours.
  static final Texts OURS = new Texts(KNOWN, List.of("classpath:db/migration"));

  private static final String TABLE = "schema_version";

  private Schema() {}

  /// The version of the database: one plain look, since nearly every start needs no more.
  static int version(Sql sql) throws SQLException {
    try (var statement = sql.connection().createStatement();
        var result =
            statement.executeQuery(
                "select version from "
                    + TABLE
                    + " where version is not null"
                    + " order by installed_rank desc limit 1")) {
      return result.next() ? Integer.parseInt(result.getString(1)) : NONE;
    } catch (SQLException fault) {
      if (sql.dialect().missesTable(fault)) {
        return NONE;
      }
      throw fault;
    } finally {
      sql.rollback();
    }
  }

  /// The texts of a release, and the version that they make.
  record Texts(int known, List<String> places) {}

  /// Brings an empty database, or one that may be changed at start, to the known version.
  static void bringUp(Dialect dialect, int version, Texts texts) {
    if (version > texts.known()) {
      throw new CannotOpen(
          "The tables of the database are of version "
              + version
              + " and this release knows "
              + texts.known()
              + ": start the release that made them, or a newer one.");
    }
    if (version < texts.known() && version > NONE && !dialect.migratesAtStart()) {
      throw new CannotOpen(
          "The tables of the database are of version "
              + version
              + " and this release needs "
              + texts.known()
              + ": run `jambo migrate`.");
    }
    if (version < texts.known()) {
      migrate(dialect, version, texts);
    } else {
      dialect.keepCopy(); // of a change that was broken off after its last text
    }
  }

  /// Brings tables to the known version. Those that hold something are copied before, where the
  /// database is one file of ours, and the copy takes its place when a text fails; where it did not
  /// come to the texts, there is nothing to undo.
  static void migrate(Dialect dialect, int version, Texts texts) {
    boolean copied = version > NONE && dialect.copyForMigration();
    try {
      apply(dialect, texts);
    } catch (FlywayMigrateException fault) {
      var failed = refused(dialect, fault);
      if (!copied) {
        throw failed;
      }
      dialect.fallBack();
      throw new CannotOpen(
          "The tables of the database could not be brought from version "
              + version
              + " to "
              + texts.known()
              + ", so it is again as it was before: start the release that ran on it until now. ("
              + failed.getMessage()
              + ")");
    } catch (FlywayException fault) {
      throw refused(dialect, fault);
    }
    dialect.keepCopy();
  }

  /// Applies the texts that are missing, under a lock of the database's own.
  private static void apply(Dialect dialect, Texts texts) {
    var applied =
        Flyway.configure()
            .dataSource(dialect.url(), dialect.user(), dialect.password())
            .table(TABLE)
            .locations(texts.places().toArray(String[]::new))
            .failOnMissingLocations(true)
            .load()
            .migrate();
    if (applied.initialSchemaVersion == null && applied.migrationsExecuted == 0) {
      throw new CannotOpen("The tables' texts are not in this jar: build it again.");
    }
  }

  private static CannotOpen refused(Dialect dialect, FlywayException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException known) {
        return new CannotOpen(String.valueOf(dialect.cannotOpen(known).getMessage()));
      }
    }
    return new CannotOpen(
        "The tables of the database can't be made ("
            + fault.getClass().getSimpleName()
            + "): use an empty one.");
  }
}
