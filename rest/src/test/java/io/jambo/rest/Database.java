package io.jambo.rest;

import io.jambo.kit.RealKit;
import io.jambo.model.Owner;
import io.jambo.model.Secret;
import io.jambo.store.Sealer;
import io.jambo.store.Store;
import io.jambo.store.StoreSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The two databases under the API, each with a seal that is only paper.
public enum Database {
  SQLITE {
    @Override
    StoreSettings fresh(Path folder) {
      copy(folder);
      return StoreSettings.embedded(folder);
    }
  },
  POSTGRES {
    @Override
    StoreSettings fresh(Path folder) {
      var name = "r" + COUNT.incrementAndGet();
      run("create database " + name + " template " + pattern(folder));
      return settings(folder, name);
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private static boolean patterned;
  private static @Nullable Path file;

  abstract StoreSettings fresh(Path folder);

  /// A store on a database that nobody has used.
  Store open(Path folder) {
    var store = Store.open(new RealKit(), fresh(folder));
    store.sealBy(new Paper());
    return store;
  }

  /// The file of an embedded database with tables, made once.
  private static synchronized void copy(Path folder) {
    try {
      if (file == null) {
        var pattern = Files.createTempDirectory("pattern");
        Store.open(new RealKit(), StoreSettings.embedded(pattern)).close();
        file = pattern.resolve("jambo.db");
      }
      Files.copy(file, folder.resolve("jambo.db"));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Making tables takes a second and a half; copying a database with them does not.
  private static synchronized String pattern(Path folder) {
    if (!patterned) {
      run("create database pattern");
      Store.open(new RealKit(), settings(folder, "pattern")).close();
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

  private static StoreSettings settings(Path folder, String name) {
    var url = "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + name;
    return StoreSettings.postgres(folder, url, "postgres", Secret.of("postgres"));
  }

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

  private static final class Paper implements Sealer {
    @Override
    public String seal(Owner owner, String place, String plain) {
      return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> open(Owner owner, String place, String sealed) {
      return Optional.of(new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8));
    }
  }
}
