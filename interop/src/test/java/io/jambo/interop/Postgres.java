package io.jambo.interop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL server that can be stopped and started again with all it had.
final class Postgres implements AutoCloseable {
  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;

  private Postgres(Path folder, EmbeddedPostgres server) {
    this.folder = folder;
    this.server = server;
    this.port = server.getPort();
  }

  /// Starts an empty one in that folder.
  static Postgres start(Path folder) throws IOException {
    return new Postgres(folder, builder(folder).start());
  }

  private static EmbeddedPostgres.Builder builder(Path folder) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on");
  }

  /// What a node has to be told to use it.
  Map<String, String> environment() {
    return Map.of(
        "JAMBO_DB_URL",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "JAMBO_DB_USER",
        "postgres",
        "JAMBO_DB_PASSWORD",
        "postgres");
  }

  /// It is gone.
  void stop() throws IOException {
    server.close();
  }

  /// It is there again.
  void startAgain() throws IOException {
    server = builder(folder).setPort(port).start();
  }

  /// The one number that a statement selects.
  long number(String select) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(select)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
