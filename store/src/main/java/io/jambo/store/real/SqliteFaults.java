package io.jambo.store.real;

import io.jambo.store.CannotOpen;
import io.jambo.store.Clash;
import io.jambo.store.NoSuchTarget;
import io.jambo.store.StillUsed;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;
import io.jambo.store.StoreFailure;
import io.jambo.store.StoreFull;
import io.jambo.store.StoreReadOnly;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.sqlite.SQLiteException;

/// What SQLite's result codes mean to us.
final class SqliteFaults {
  /// `UNIQUE constraint failed: accounts.sip_realm`, `…: clients.account_sid, clients.username`, or
  /// `…: index 'sms_providers__name'`.
  private static final Pattern UNIQUE =
      Pattern.compile("failed: (index '[a-z0-9_]+'|[a-z0-9_., ]+)");

  private SqliteFaults() {}

  static RuntimeException meaning(SQLException fault, boolean deleting) {
    var code = code(fault);
    return switch (code) {
      case "CONSTRAINT_UNIQUE", "CONSTRAINT_PRIMARYKEY", "CONSTRAINT_ROWID" -> clash(fault);
      case "CONSTRAINT_FOREIGNKEY", "CONSTRAINT_TRIGGER" ->
          deleting ? new StillUsed("") : new NoSuchTarget("");
      default -> failure(code);
    };
  }

  /// After these SQLite may have undone the whole transaction by itself.
  static boolean breaks(SQLException fault) {
    var code = code(fault);
    return code.isEmpty()
        || List.of("FULL", "IOERR", "NOMEM", "CORRUPT", "NOTADB", "CANTOPEN").contains(first(code));
  }

  static StoreFailure cannotOpen(SQLException fault, Path file) {
    var code = code(fault);
    return new CannotOpen(
        switch (first(code)) {
          case "NOTADB", "CORRUPT" ->
              "The database file " + file + " is damaged: restore a backup with `jambo restore`.";
          case "FULL" ->
              "The disk of the database file " + file + " is full: make room and start again.";
          case "READONLY", "CANTOPEN", "PERM" ->
              "The database file "
                  + file
                  + " can't be written: let this user write it and its folder.";
          case "BUSY", "LOCKED" ->
              "The database file " + file + " is in use by another program: stop that program.";
          default ->
              "The database file " + file + " can't be opened (" + code + "): check its disk.";
        });
  }

  private static RuntimeException failure(String code) {
    return switch (first(code)) {
      case "FULL" -> new StoreFull();
      case "IOERR" ->
          code.matches("IOERR_(WRITE|FSYNC|TRUNCATE|SHMSIZE)")
              ? new StoreFull()
              : new StoreAway(code);
      case "READONLY", "PERM" -> new StoreReadOnly();
      case "CORRUPT", "NOTADB" -> new StoreDamaged();
      case "BUSY", "LOCKED", "PROTOCOL" -> new StoreAway("it is busy");
      case "INTERRUPT" -> new StoreAway("it took too long");
      case "CANTOPEN", "NOMEM", "" -> new StoreAway(code.isEmpty() ? "closed" : code);
      default -> new IllegalStateException("the database refused a statement: " + code);
    };
  }

  private static Clash clash(SQLException fault) {
    var text = String.valueOf(fault.getMessage());
    var named = UNIQUE.matcher(text);
    if (!named.find()) {
      return new Clash("", List.of());
    }
    var what = named.group(1);
    if (what.startsWith("index")) {
      return Indexes.clash(what.substring(what.indexOf('\'') + 1, what.length() - 1));
    }
    var columns = Arrays.stream(what.strip().split(", ")).map(c -> c.substring(c.indexOf('.') + 1));
    return new Clash(what.substring(0, what.indexOf('.')), columns.toList());
  }

  /// `SQLITE_IOERR_WRITE` as `IOERR_WRITE`; empty when it is no code of SQLite's.
  private static String code(SQLException fault) {
    return fault instanceof SQLiteException known
        ? known.getResultCode().name().replaceFirst("^SQLITE_", "")
        : "";
  }

  private static String first(String code) {
    int end = code.indexOf('_');
    return end < 0 ? code : code.substring(0, end);
  }
}
