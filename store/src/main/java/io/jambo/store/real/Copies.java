package io.jambo.store.real;

import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.store.Backup;
import io.jambo.store.Backup.Contents;
import io.jambo.store.BackupTrouble;
import io.jambo.store.NodeKeys;
import io.jambo.store.StoreSettings;
import io.jambo.store.Vault;
import io.jambo.store.real.CopyHeader.Content;
import io.jambo.store.real.CopyReader.Visitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Makes, checks, restores and prunes copies: what [Backup] promises.
public final class Copies {
  /// What a copy does not hold: the owners' keys lie apart, and nodes tell of themselves anew.
  private static final Set<Noun> APART = Set.of(Nouns.OWNER_KEYS, Nouns.NODES);

  private Copies() {}

  /// See [Backup#write].
  public static Contents write(Kit kit, StoreSettings settings, Path file) {
    var keysFile = Backup.keysOf(file);
    mustBeFree(file);
    mustBeFree(keysFile);
    try (var dialect = Opening.reading(settings);
        var sql = connect(dialect, Dialect.Role.READER)) {
      Opening.mustBeKnown(dialect);
      var id = Sid.random(kit.random()).value();
      var header = new CopyHeader(Content.ROWS, id, Schema.KNOWN, kit.wallClock());
      try (var rows = CopyWriter.begin(file, header);
          var keys = CopyWriter.begin(keysFile, header.of(Content.KEYS))) {
        var reading = new Copying(sql);
        for (var noun : Nouns.ALL) {
          if (!APART.contains(noun)) {
            reading.copy(noun, rows);
          }
        }
        reading.copy(Nouns.OWNER_KEYS, keys);
        sql.rollback();
        rows.finish();
        keys.finish();
        keys.publish(false);
        rows.publish(false);
        return new Contents(id, header.made(), Schema.KNOWN, rows.rows(), keys.rows());
      }
    }
  }

  /// See [Backup#verify].
  public static Contents verify(Path file) {
    var nobody = new Visitor() {};
    var rows = CopyReader.read(file, Content.ROWS, nobody);
    var keysFile = Backup.keysOf(file);
    var pruned = new PrunedOwners();
    var held = new AtomicLong();
    var keys =
        CopyReader.read(
            keysFile,
            Content.KEYS,
            new Visitor() {
              @Override
              public void row(List<@Nullable Object> values) {
                held.addAndGet(pruned.keeps(values) ? 1 : 0);
              }
            });
    var header = rows.header();
    if (!header.id().equals(keys.header().id())) {
      throw new BackupTrouble(keysFile + " belongs to another backup than " + file + ".");
    }
    return new Contents(header.id(), header.made(), header.schema(), rows.rows(), held.get());
  }

  /// See [Backup#open].
  public static Backup.Opened open(Kit kit, Path file, NodeKeys keys) {
    var shelf = shelf(file);
    var opening = new SealCheck(new Vault(kit, keys, shelf), shelf);
    CopyReader.read(file, Content.ROWS, opening);
    return opening.opened();
  }

  /// See [Backup#nodeKeys].
  public static Set<String> nodeKeys(Path file) {
    return shelf(file).nodeKeys();
  }

  private static PaperShelf shelf(Path file) {
    var shelf = new PaperShelf();
    var _ = CopyReader.read(Backup.keysOf(file), Content.KEYS, shelf);
    return shelf;
  }

  /// See [Backup#restore].
  public static Backup.Restored restore(StoreSettings settings, Path file) {
    var contents = verify(file);
    try (var dialect = Opening.writing(settings);
        var sql = connect(dialect, Dialect.Role.WRITER)) {
      mustBeEmpty(sql);
      int leftOut = new Restoring(sql).restore(file, Backup.keysOf(file));
      sql.commit();
      return new Backup.Restored(contents, leftOut);
    }
  }

  /// See [Backup#prune].
  public static Backup.Pruned prune(StoreSettings settings, Path keys) {
    try (var dialect = Opening.reading(settings);
        var sql = connect(dialect, Dialect.Role.READER)) {
      Opening.mustBeKnown(dialect);
      return new Pruning(sql).prune(keys);
    }
  }

  private static void mustBeFree(Path file) {
    if (Files.exists(file)) {
      throw new BackupTrouble(file + " is there already: a backup replaces nothing.");
    }
  }

  private static void mustBeEmpty(Sql sql) {
    for (var noun : Nouns.ALL) {
      var row =
          sql.first("select 1 from " + noun.name() + " limit 1", List.of(), it -> it.getInt(1));
      if (row.isPresent()) {
        throw new BackupTrouble(
            "The database is not empty, there are "
                + noun
                + ": restore into a new data folder (--data) or database only.");
      }
    }
  }

  static Sql connect(Dialect dialect, Dialect.Role role) {
    try {
      return Sql.open(dialect, role);
    } catch (SQLException fault) {
      throw dialect.cannotOpen(fault);
    }
  }
}
