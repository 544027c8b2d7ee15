package io.jambo.rest;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/// What the tests of configuration share: a site of its own for each test, on each database.
@SuppressWarnings("NullAway.Init") // JUnit sets the parameter, and calls `open` before all else
abstract class SiteContract {
  @Parameter Database database;
  @TempDir Path folder;
  Site site;

  @BeforeEach
  void open() {
    site = new Site(database, folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /// Where the account is.
  String account() {
    return "/Accounts/" + site.building.acme;
  }

  /// Where its service provider is.
  String provider() {
    return "/ServiceProviders/" + site.building.north;
  }
}
