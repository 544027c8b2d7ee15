package io.jambo.store;

import io.jambo.model.Secret;
import java.nio.file.Path;
import java.util.Optional;

/// Where the store lies (configuration.md, `db.*`).
///
/// @param folder the data folder; the embedded database is `jambo.db` in it
/// @param url `jdbc:postgresql:…`, or empty for the embedded database
/// @param connections `db.pool`, at least 2: one writes, the others read
public record StoreSettings(
    Path folder,
    Optional<String> url,
    Optional<String> user,
    Optional<Secret> password,
    int connections) {
  /// Connections where nothing is said.
  public static final int CONNECTIONS = 10;

  /// @throws CannotOpen for a database of another kind
  public StoreSettings {
    if (connections < 2) {
      throw new CannotOpen(
          "db.pool is " + connections + ": the store needs 2 connections or more.");
    }
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw new CannotOpen(
          "db.url must begin with jdbc:postgresql: or be left out for the embedded database.");
    }
  }

  /// The embedded database in that folder.
  public static StoreSettings embedded(Path folder) {
    return new StoreSettings(
        folder, Optional.empty(), Optional.empty(), Optional.empty(), CONNECTIONS);
  }

  /// A PostgreSQL server.
  public static StoreSettings postgres(Path folder, String url, String user, Secret password) {
    return new StoreSettings(
        folder, Optional.of(url), Optional.of(user), Optional.of(password), CONNECTIONS);
  }
}
