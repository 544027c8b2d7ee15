package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.store.Backup;
import io.jambo.store.BackupTrouble;
import io.jambo.store.KeyShelf;
import io.jambo.store.Vault;
import io.jambo.store.VaultFault;
import io.jambo.store.real.CopyReader.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens every sealed value of a copy, and keeps none.
final class SealCheck implements Visitor {
  private final Vault vault;
  private final KeyShelf shelf;
  private Noun noun = Nouns.ACCOUNTS;
  private List<Column> columns = List.of();
  private long opened;
  private long keyGone;

  SealCheck(Vault vault, KeyShelf shelf) {
    this.vault = vault;
    this.shelf = shelf;
  }

  /// How many values it was.
  Backup.Opened opened() {
    return new Backup.Opened(opened, keyGone);
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
    var row = CopyReader.row(noun, columns, values);
    var owner = noun.ownerOf(row);
    if (shelf.load(owner).isEmpty()) {
      return;
    }
    for (var column : columns) {
      if (column.atRestSealed() && row.value(column.name()) instanceof String sealed) {
        try {
          if (vault.open(owner, Table.of(noun).place(row, column), sealed).isPresent()) {
            opened++;
          } else {
            keyGone++;
          }
        } catch (VaultFault fault) {
          throw new BackupTrouble("A sealed value does not open: " + fault.getMessage() + ".");
        }
      }
    }
  }
}
