package io.jambo.store;

import io.jambo.kit.Kit;
import io.jambo.store.real.Copies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/// A copy of all that is kept, in one file of its own form, the same for both databases: a line of
/// JSON a row, and the hash of all lines at the end (operations.md 10).
///
/// Sealed values lie in it as they lie in the database. The owners' wrapped keys are not in it but
/// in a second file beside it, whose name ends in `.keys`: who takes an owner's keys out of that
/// one has made unreadable what is sealed in the copy. The node's key is in neither.
public final class Backup {
  /// What the name of the file with the keys ends in.
  public static final String KEYS = ".keys";

  private Backup() {}

  /// What a copy holds.
  ///
  /// @param id shared by the two files
  /// @param schema the version of the tables
  /// @param rows in the file itself
  /// @param keys owners whose keys are in the other one
  public record Contents(String id, Instant made, int schema, long rows, long keys) {}

  /// What was restored.
  ///
  /// @param leftOut accounts and service providers whose keys had been pruned: they had been
  ///   deleted after the copy was made, and were so again
  public record Restored(Contents contents, int leftOut) {}

  /// What was pruned.
  ///
  /// @param id the copy's
  /// @param keys how many owners' keys were taken out
  public record Pruned(String id, int keys) {}

  /// What could be opened of what lies sealed in a copy, pruned owners aside.
  ///
  /// @param keyGone values of owners who have keys, but not the one that sealed these: altered, or
  ///   left by keys that were lost before
  public record Opened(long values, long keyGone) {}

  /// The file of the keys that belongs to that copy.
  public static Path keysOf(Path file) {
    return file.resolveSibling(file.getFileName() + KEYS);
  }

  /// Copies one state of the database while a node uses it. Each file is there whole or not at all,
  /// readable by this user only; the one with the rows comes last, and without it there is no copy.
  ///
  /// @throws BackupTrouble when a file can't be written or is there already
  /// @throws StoreFailure when the database can't be read
  public static Contents write(Kit kit, StoreSettings settings, Path file) {
    return Copies.write(kit, settings, file);
  }

  /// Checks both files from their first line to their hash.
  ///
  /// @throws BackupTrouble with what is wrong
  public static Contents verify(Path file) {
    return Copies.verify(file);
  }

  /// The names of the node's keys that wrap what is in a copy's file of keys.
  public static Set<String> nodeKeys(Path file) {
    return Copies.nodeKeys(file);
  }

  /// Opens everything that lies sealed in a copy, but of owners whose keys were pruned.
  ///
  /// @throws BackupTrouble when something was altered or moved
  public static Opened open(Kit kit, Path file, NodeKeys keys) {
    return Copies.open(kit, file, keys);
  }

  /// Puts a copy into an empty database, all of it or nothing.
  ///
  /// @throws BackupTrouble when the files are not right, or the database is not empty
  /// @throws StoreFailure when the database can't be written
  public static Restored restore(StoreSettings settings, Path file) {
    return Copies.restore(settings, file);
  }

  /// Takes out of a copy's file of keys those of accounts and service providers that have been
  /// deleted since (security.md PII-8).
  ///
  /// @throws BackupTrouble when the file is not right, or of another installation
  public static Pruned prune(StoreSettings settings, Path keys) {
    return Copies.prune(settings, keys);
  }
}
