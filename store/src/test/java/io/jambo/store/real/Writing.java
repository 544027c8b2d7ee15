package io.jambo.store.real;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.model.Secret;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process of its own that writes rows from several threads and prints the sid of each one that
/// was acknowledged, until it is killed or can't.
final class Writing {
  private Writing() {}

  /// How it is started on the embedded database of that folder.
  static List<String> command(Path folder, int threads) {
    return command(folder, threads, List.of());
  }

  /// How it is started.
  ///
  /// @param server the URL, user and password of a server, or nothing for the embedded database
  static List<String> command(Path folder, int threads, List<String> server) {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var java = ProcessHandle.current().info().command().orElse("java");
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                Writing.class.getName(),
                folder.toString(),
                Integer.toString(threads)));
    command.addAll(server);
    return command;
  }

  /// Those of the printed sids that are not in the store.
  static List<String> missing(Store store, List<String> printed) {
    return store.read(view ->
        printed.stream()
            .filter(sid -> view.find(Nouns.PERMISSIONS, new Sid(sid), Reach.EVERYTHING).isEmpty())
            .toList());
  }

  public static void main(String[] given) {
    var folder = Path.of(given[0]);
    var settings =
        given.length == 2
            ? StoreSettings.embedded(folder)
            : StoreSettings.postgres(folder, given[2], given[3], Secret.of(given[4]));
    var store = Store.open(new RealKit(), settings);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < Integer.parseInt(given[1]); i++) {
      threads.add(Thread.ofVirtual().start(() -> write(store)));
    }
    threads.forEach(thread -> {
      try {
        thread.join();
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    });
  }

  private static void write(Store store) {
    var random = new java.security.SecureRandom();
    Optional<StoreFailure> failure = Optional.empty();
    while (failure.isEmpty()) {
      var sid = Sid.random(random);
      try {
        var row =
            Row.empty(Nouns.PERMISSIONS)
                .with("permission_sid", sid)
                .with("name", sid.value().substring(0, 32))
                .with("description", "x".repeat(200));
        store.change(edit -> edit.insert(row));
        System.out.println(sid);
      } catch (StoreFailure met) {
        System.out.println(met.getClass().getSimpleName());
        failure = Optional.of(met);
      }
    }
  }
}
