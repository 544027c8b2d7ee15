package io.jambo.node;

import io.jambo.kit.RealKit;
import io.jambo.store.AuditChain;
import io.jambo.store.Backup;
import io.jambo.store.Store;
import io.jambo.store.real.NodeKeyFile;
import java.io.PrintStream;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `backup`, `restore`, `verify`, `migrate` and `keys prune` (operations.md 8 and 10): what is done
/// to the database as a whole.
final class CopyWords {
  private static final String FILE = "FILE";

  private CopyWords() {}

  static CommandSpec backup() {
    return OperatorWord.withFile(
        "Copies all that is kept, also of a running node, into FILE, and the owners' wrapped keys"
            + " into FILE.keys. The node's key is in neither.",
        FILE,
        "the copy; it must not be there yet");
  }

  static CommandSpec restore() {
    return OperatorWord.withFile(
        "Puts a copy into an empty data folder or database.",
        FILE,
        "the copy; FILE.keys beside it");
  }

  static CommandSpec verify() {
    return OperatorWord.mayHaveFile(
        "Checks a copy by its hashes; with the node's key (JAMBO_KEY_FILE, JAMBO_KEY or --set"
            + " key.file=…) also that everything sealed in it opens. Checks the chain of the audit"
            + " log in the copy, or without FILE in the database.",
        FILE,
        "the copy; FILE.keys beside it");
  }

  static CommandSpec migrate() {
    return OperatorWord.spec("Brings the tables of the database up to date; idempotent.");
  }

  static CommandSpec prune() {
    return OperatorWord.withFile(
        "Takes the keys of deleted accounts and service providers out of a copy's file of keys.",
        "FILE.keys",
        "the file of keys");
  }

  static int backup(ParseResult parsed, StorePlaces places, PrintStream out, PrintStream err) {
    var file = file(parsed);
    var made = Backup.write(new RealKit(), places.store(), file);
    out.println(
        file + ": " + made.rows() + " rows; " + Backup.keysOf(file) + ": keys of " + made.keys());
    Deed.BACKUP.leave(places, made.id(), err);
    return 0;
  }

  static int restore(ParseResult parsed, StorePlaces places, PrintStream out, PrintStream err) {
    var restored = Backup.restore(places.store(), file(parsed));
    out.println(restored.contents().rows() + " rows of " + restored.contents().made());
    if (restored.leftOut() > 0) {
      out.println("left out, since they were deleted later: " + restored.leftOut());
    }
    Deed.RESTORE.leave(places, restored.contents().id(), err);
    return 0;
  }

  static int verify(ParseResult parsed, StorePlaces places, PrintStream out) {
    if (parsed.matchedPositionals().isEmpty()) {
      return audited(AuditChain.check(places.store()), out);
    }
    var file = file(parsed);
    var read = Backup.verify(file);
    out.println(
        "whole: "
            + read.rows()
            + " rows and the keys of "
            + read.keys()
            + " owners, made "
            + read.made());
    var needed = Backup.nodeKeys(file);
    if (places.keyGiven() && !needed.isEmpty()) {
      var keys = NodeKeyFile.find(places.key(), needed, new RealKit().random());
      var opened = Backup.open(new RealKit(), file, keys.keys());
      out.println("opened: " + opened.values() + " sealed values");
      if (opened.keyGone() > 0) {
        out.println("of other keys, which are gone: " + opened.keyGone() + " sealed values");
      }
    }
    return audited(AuditChain.check(file), out);
  }

  /// @throws WordFailed with the first entry that breaks its chain
  private static int audited(AuditChain.Checked audit, PrintStream out) {
    if (!audit.breaks().isEmpty()) {
      var first = audit.breaks().getFirst();
      throw new WordFailed(
          "The audit log is broken at entry "
              + first.entry()
              + " of "
              + first.time()
              + ": "
              + first.how()
              + (audit.breaks().size() > 1 ? "; and at others after it." : "."));
    }
    out.println("audit log: " + audit.entries() + " entries, each chain whole");
    return 0;
  }

  static int migrate(StorePlaces places, PrintStream out) {
    out.println("tables of version " + Store.migrate(places.store()));
    return 0;
  }

  static int prune(ParseResult parsed, StorePlaces places, PrintStream out, PrintStream err) {
    var pruned = Backup.prune(places.store(), file(parsed));
    out.println("keys taken out: " + pruned.keys());
    Deed.PRUNE.leave(places, pruned.id(), err);
    return 0;
  }

  private static Path file(ParseResult parsed) {
    return Path.of(parsed.matchedPositionalValue(0, ""));
  }
}
