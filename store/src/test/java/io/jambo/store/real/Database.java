package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.model.Secret;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The two databases that every test of the store runs on.
enum Database {
  SQLITE {
    @Override
    StoreSettings fresh(Path folder) {
      return StoreSettings.embedded(folder);
    }
  },
  POSTGRES {
    @Override
    StoreSettings fresh(Path folder) {
      var name = "t" + COUNT.incrementAndGet();
      run("create database " + name + " template " + pattern(folder));
      return settings(server(), folder, name);
    }

    @Override
    StoreSettings empty(Path folder) {
      var name = "t" + COUNT.incrementAndGet();
      run("create database " + name);
      return settings(server(), folder, name);
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;
  private static boolean patterned;

  /// Settings of a database that nobody has used, for that folder. Its tables may be there.
  abstract StoreSettings fresh(Path folder);

  /// Settings of a database without tables.
  StoreSettings empty(Path folder) {
    return fresh(folder);
  }

  /// A store on such a database, with a sealer of the tests.
  Store open(Path folder) {
    return open(folder, new RealKit());
  }

  /// The same on that kit.
  Store open(Path folder, Kit kit) {
    var store = Store.open(kit, fresh(folder));
    store.sealBy(new PaperSeal());
    return store;
  }

  static StoreSettings settings(EmbeddedPostgres server, Path folder, String name) {
    var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    return StoreSettings.postgres(folder, url, "postgres", Secret.of("postgres"));
  }

  /// Making tables takes a second and a half; copying a database with them does not.
  private static synchronized String pattern(Path folder) {
    if (!patterned) {
      run("create database pattern");
      Store.open(new RealKit(), settings(server(), folder, "pattern")).close();
      patterned = true;
    }
    return "pattern";
  }

  private static void run(String statement) {
    try (var connection = server().getPostgresDatabase().getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// One server for the tests of this JVM; it ends with it.
  private static synchronized EmbeddedPostgres server() {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
      }
      return server;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
