package io.jambo.bench.real;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/// What SQLite alone takes: rows of some 200 bytes, 16 to a commit that is synced to the disk. A
/// process of its own, which goes on with the file that is there; prints how many rows a second it
/// has written.
public final class BareCommits {
  private static final int ROWS_A_COMMIT = 16;
  private static final Duration WARM_UP = Duration.ofSeconds(3);

  private BareCommits() {}

  /// Writes for that long.
  ///
  /// @param arguments the file, and for how many seconds
  public static void main(String[] arguments) throws SQLException {
    var file = Path.of(arguments[0]);
    var time = Duration.ofSeconds(Long.parseLong(arguments[1]));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
      statement.execute(
          "create table if not exists rows (sid text primary key, name text unique, filling text)");
      connection.setAutoCommit(false);
      write(connection, WARM_UP);
      System.out.println(write(connection, time));
    }
  }

  private static long write(Connection connection, Duration time) throws SQLException {
    long rows = 0;
    long began = System.nanoTime();
    try (var insert = connection.prepareStatement("insert into rows values (?, ?, ?)")) {
      while (System.nanoTime() - began < time.toNanos()) {
        for (int row = 0; row < ROWS_A_COMMIT; row++) {
          var sid = UUID.randomUUID().toString();
          insert.setString(1, sid);
          insert.setString(2, "application " + sid);
          insert.setString(3, "x".repeat(120));
          insert.executeUpdate();
          rows++;
        }
        connection.commit();
      }
    }
    return Math.round(rows * 1e9 / (System.nanoTime() - began));
  }
}
