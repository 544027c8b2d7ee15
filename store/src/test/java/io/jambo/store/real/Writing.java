package io.jambo.store.real;

import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
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
  private static final int TOGETHER = 1_000;

  private Writing() {}

  /// How it is started on the embedded database of that folder.
  static List<String> command(Path folder, int threads) {
    var command = new ArrayList<>(java());
    command.addAll(List.of(Writing.class.getName(), folder.toString(), Integer.toString(threads)));
    return command;
  }

  /// How a process of these tests is started, up to its class: to begin soon is all that it is
  /// asked for.
  static List<String> java() {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xshare:auto",
        "-Xmx128m",
        "-XX:-UsePerfData",
        // To set up a logger takes as long as to open the store.
        "-Dslf4j.internal.verbosity=ERROR",
        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classes);
  }

  /// A row of its own.
  static Row row(Sid sid) {
    return Row.empty(Nouns.PERMISSIONS)
        .with("permission_sid", sid)
        .with("name", sid.value().substring(0, 32))
        .with("description", "x".repeat(200));
  }

  /// Those of the printed sids that are not in the store.
  static List<String> missing(Store store, List<String> printed) {
    var missing = new ArrayList<String>();
    for (int i = 0; i < printed.size(); i += TOGETHER) {
      var some = printed.subList(i, Math.min(printed.size(), i + TOGETHER));
      missing.addAll(
          store.read(view ->
              some.stream()
                  .filter(
                      sid -> view.find(Nouns.PERMISSIONS, new Sid(sid), Reach.EVERYTHING).isEmpty())
                  .toList()));
    }
    return missing;
  }

  public static void main(String[] given) {
    var store = Store.open(new RealKit(), StoreSettings.embedded(Path.of(given[0])));
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
        store.change(edit -> edit.insert(row(sid)));
        System.out.println(sid);
      } catch (StoreFailure met) {
        System.out.println(met.getClass().getSimpleName());
        failure = Optional.of(met);
      }
    }
  }
}
