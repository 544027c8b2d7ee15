package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Kind;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.BackupTrouble;
import io.jambo.store.KeyShelf;
import io.jambo.store.Vault;
import io.jambo.store.VaultFault;
import io.jambo.store.real.CopyReader.Visitor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens every sealed value of a copy, and keeps none.
final class SealCheck implements Visitor {
  private final Vault vault;
  private final KeyShelf shelf;
  private Noun noun = Nouns.ACCOUNTS;
  private List<Column> columns = List.of();
  private long opened;

  SealCheck(Vault vault, KeyShelf shelf) {
    this.vault = vault;
    this.shelf = shelf;
  }

  /// How many values it was.
  long opened() {
    return opened;
  }

  @Override
  public void table(Noun named, List<Column> with) {
    noun = named;
    columns = with;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    if (!Table.of(noun).seals()) {
      return;
    }
    var read = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < columns.size(); i++) {
      read.put(columns.get(i).name(), value(columns.get(i).kind(), values.get(i)));
    }
    var row = Row.read(noun, read);
    var owner = noun.ownerOf(row);
    if (shelf.load(owner).isEmpty()) {
      return;
    }
    for (var column : columns) {
      if (column.atRestSealed() && read.get(column.name()) instanceof String sealed) {
        try {
          var _ = vault.open(owner, Table.of(noun).place(row, column), sealed);
          opened++;
        } catch (VaultFault fault) {
          throw new BackupTrouble("A sealed value does not open: " + fault.getMessage() + ".");
        }
      }
    }
  }

  private static @Nullable Object value(Kind kind, @Nullable Object stored) {
    return switch (kind) {
      case Kind.Flag _ when stored instanceof Long flag -> flag != 0;
      case Kind.Moment _ when stored instanceof Long millis -> Instant.ofEpochMilli(millis);
      default -> stored;
    };
  }
}
