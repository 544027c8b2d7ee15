package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.store.Backup;
import io.jambo.store.BackupTrouble;
import io.jambo.store.real.CopyHeader.Content;
import io.jambo.store.real.CopyReader.Visitor;
import io.jambo.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes keys of owners who are no more out of a file of keys.
final class Pruning {
  private static final String PLATFORM = "platform";
  private static final List<Column> COLUMNS = Nouns.OWNER_KEYS.columns();

  private final Sql sql;

  Pruning(Sql sql) {
    this.sql = sql;
  }

  /// Takes them out.
  Backup.Pruned prune(Path file) {
    var alive = alive();
    var seen = new Seen();
    var read = CopyReader.read(file, Content.KEYS, seen);
    if (isForeign(seen, alive)) {
      throw new BackupTrouble(file + " is of another installation: no key was taken out of it.");
    }
    int dead = (int) seen.owners.stream().filter(owner -> !alive.contains(owner)).count();
    var pruned = new Backup.Pruned(read.header().id(), dead);
    if (dead == 0) {
      return pruned;
    }
    try (var writer = CopyWriter.begin(file, read.header())) {
      writer.table(Nouns.OWNER_KEYS, COLUMNS);
      CopyReader.read(file, Content.KEYS, new Thinning(writer, alive));
      writer.finish();
      replace(file, writer);
    }
    return pruned;
  }

  private Set<String> alive() {
    var alive = new HashSet<String>();
    alive.add(PLATFORM);
    alive.addAll(names("select 'account:' || account_sid from accounts"));
    alive.addAll(names("select 'provider:' || service_provider_sid from service_providers"));
    return alive;
  }

  private List<String> names(String query) {
    return sql.all(query, List.of(), row -> row.getString(1));
  }

  /// Of this installation are the copies that know the same platform; where there is none yet,
  /// those that share an account.
  private boolean isForeign(Seen seen, Set<String> alive) {
    var known =
        sql.first(
            "select created_at from owner_keys where owner = ?",
            List.of(PLATFORM),
            row -> row.getLong(1));
    var tenants = seen.owners.stream().filter(owner -> !owner.equals(PLATFORM)).toList();
    if (known.isPresent() && seen.platform.isPresent()) {
      return !known.equals(seen.platform);
    }
    return !tenants.isEmpty() && tenants.stream().noneMatch(alive::contains);
  }

  /// Puts the new file in the place of the old one, and then overwrites what the old one held.
  private static void replace(Path file, CopyWriter writer) {
    try (var old = FileChannel.open(file, StandardOpenOption.WRITE)) {
      writer.publish(true);
      var nothing = ByteBuffer.allocate(1 << 16);
      for (long at = 0; at < old.size(); at += nothing.capacity()) {
        nothing.clear().limit((int) Math.min(nothing.capacity(), old.size() - at));
        while (nothing.hasRemaining()) {
          old.write(nothing, at + nothing.position());
        }
      }
      old.force(true);
    } catch (IOException fault) {
      throw CopyWriter.trouble(file, fault);
    }
  }

  private static @Nullable Object value(List<@Nullable Object> row, String column) {
    return row.get(COLUMNS.indexOf(Nouns.OWNER_KEYS.column(column)));
  }

  /// Who has keys in the file.
  private static final class Seen implements Visitor {
    private final Set<String> owners = new HashSet<>();
    private Optional<Long> platform = Optional.empty();

    @Override
    public void row(List<@Nullable Object> row) {
      var owner = String.valueOf(value(row, "owner"));
      if (!PrunedOwners.NO_KEY.equals(value(row, "wrapped_data_key"))) {
        owners.add(owner);
      }
      if (owner.equals(PLATFORM) && value(row, "created_at") instanceof Long made) {
        platform = Optional.of(made);
      }
    }
  }

  /// Writes the file anew.
  private record Thinning(CopyWriter writer, Set<String> alive) implements Visitor {
    @Override
    public void table(Noun noun, List<Column> columns) {
      if (noun != Nouns.OWNER_KEYS || !columns.equals(COLUMNS)) {
        throw new BackupTrouble("The file of keys is of another release: prune it with that one.");
      }
    }

    @Override
    public void row(List<@Nullable Object> row) {
      boolean dead = !alive.contains(String.valueOf(value(row, "owner")));
      writer.row(
          COLUMNS.stream()
              .map(column ->
                  dead && column.name().startsWith("wrapped_")
                      ? Json.of(PrunedOwners.NO_KEY)
                      : json(value(row, column.name())))
              .toList());
    }

    private static Json json(@Nullable Object value) {
      return switch (value) {
        case Long number -> Json.of(number);
        case String text -> Json.of(text);
        case null, default -> new Json.Null();
      };
    }
  }
}
