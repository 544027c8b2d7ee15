package io.jambo.store.real;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.model.Secret;
import io.jambo.store.CallRecords;
import io.jambo.store.History;
import io.jambo.store.KeyShelf;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

/// A process that writes call records and rows until it is killed, and says which of them are on
/// the disk: `B` and the call sid for a begun call, `E` for an ended one, `R` for a row.
final class CallRecordVictim {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private CallRecordVictim() {}

  /// Everything that is needed to keep call records, as a node puts it together.
  record Records(Store store, Vault vault, History history, CallRecordJournal journal)
      implements AutoCloseable {
    /// Opens all of it; the task is run when some records were delivered.
    static Records open(Kit kit, StoreSettings settings, Runnable delivered) throws IOException {
      var store = Store.open(kit, settings);
      var shelf = KeyShelf.of(store);
      var folder = settings.folder().resolve("journal");
      var needed = new TreeSet<>(shelf.nodeKeys());
      needed.addAll(CallRecordJournal.nodeKeys(folder));
      var where =
          new NodeKeyFile.Where(
              Optional.empty(),
              Optional.empty(),
              settings.folder().resolveSibling("config"),
              settings.folder());
      var keys = NodeKeyFile.find(where, needed, kit.random()).keys();
      var vault = new Vault(kit, keys, shelf);
      store.sealBy(vault);
      var history = History.of(kit, store, vault);
      var journal =
          CallRecordJournal.open(
              kit,
              new CallRecordJournal.Settings(folder, 256 << 20),
              keys,
              some -> {
                history.deliver(some);
                delivered.run();
              },
              event -> say(event.name()),
              new Counters());
      return new Records(store, vault, history, journal);
    }

    @Override
    public void close() {
      journal.close();
      store.close();
    }
  }

  /// Writes records and rows until it is killed. Arguments are the account's sid, how many call at
  /// a time, how many write rows, and for each database its data folder and its address, `-` for an
  /// embedded one.
  public static void main(String[] args) throws Exception {
    var kit = new RealKit();
    var account = new Sid(args[0]);
    for (int at = 3; at < args.length; at += 2) {
      int number = (at - 3) / 2;
      long begun = kit.nanos();
      var records = Records.open(kit, settings(Path.of(args[at]), args[at + 1]), () -> {});
      say("ready " + (kit.nanos() - begun) / 1_000_000);
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        var random = new SplittableRandom(kit.random().nextLong());
        var _ = kit.fork("caller", () -> calls(kit, records.journal(), account, number, random));
      }
      for (int i = 0; i < Integer.parseInt(args[2]); i++) {
        var _ = kit.fork("writer", () -> rows(kit, records.store(), number));
      }
    }
    new Semaphore(0).acquire();
  }

  static StoreSettings settings(Path folder, String url) {
    return url.equals("-")
        ? StoreSettings.embedded(folder)
        : StoreSettings.postgres(folder, url, "postgres", Secret.of("postgres"));
  }

  private static void calls(
      Kit kit, CallRecordJournal journal, Sid account, int number, SplittableRandom random) {
    while (true) {
      var begun = CallRecords.begun(account, "+15550100", "441234", kit.wallClock(), random);
      if (journal.put(begun).durable(PATIENCE)) {
        say("B" + number + " " + begun.callSid());
      }
      kit.pause(Duration.ofMillis(random.nextInt(20)));
      if (journal.put(CallRecords.ended(begun)).durable(PATIENCE)) {
        say("E" + number + " " + begun.callSid());
      }
    }
  }

  private static void rows(Kit kit, Store store, int number) {
    while (true) {
      var sid = Sid.random(kit.random());
      try {
        store.change(edit -> edit.insert(Writing.row(sid)));
        say("R" + number + " " + sid);
      } catch (StoreAway _) {
        kit.pause(Duration.ofMillis(10));
      }
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
