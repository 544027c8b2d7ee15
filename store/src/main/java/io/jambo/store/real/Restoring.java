package io.jambo.store.real;

import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.model.Reach;
import io.jambo.store.Sealer;
import io.jambo.store.StillUsed;
import io.jambo.store.real.CopyHeader.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Puts the rows of a copy into empty tables, within the transaction of the caller. The file is
/// read twice: what points to a row that comes later is filled in the second time.
final class Restoring {
  /// Deleting reads rows whose seals nobody can open any more.
  private static final Sealer BLIND =
      new Sealer() {
        @Override
        public String seal(Owner owner, String place, String plain) {
          throw new IllegalStateException("nothing is sealed while rows are left out");
        }

        @Override
        public Optional<String> open(Owner owner, String place, String sealed) {
          return Optional.empty();
        }
      };

  private final Sql sql;

  Restoring(Sql sql) {
    this.sql = sql;
  }

  /// Restores both files.
  ///
  /// @return how many accounts and service providers were left out, since their keys were pruned
  int restore(Path file, Path keys) {
    var pruned = new PrunedOwners();
    try (var filling = new Filling(sql, Filling.Turn.FIRST, _ -> true)) {
      CopyReader.read(file, Content.ROWS, filling);
    }
    try (var pointing = new Filling(sql, Filling.Turn.SECOND, _ -> true)) {
      CopyReader.read(file, Content.ROWS, pointing);
    }
    try (var filling = new Filling(sql, Filling.Turn.FIRST, pruned::keeps)) {
      CopyReader.read(keys, Content.KEYS, filling);
    }
    return leaveOut(Nouns.ACCOUNTS, pruned.accounts())
        + leaveOut(Nouns.SERVICE_PROVIDERS, pruned.providers());
  }

  private int leaveOut(Noun noun, List<Sid> gone) {
    var edit = new SqlEdit(sql, BLIND, new RowCache(false), new Watchers());
    int leftOut = 0;
    for (var sid : gone) {
      try {
        leftOut += edit.delete(noun, sid, Reach.EVERYTHING) ? 1 : 0;
      } catch (StillUsed _) {
        // A provider that has got accounts again by an import: it stays, with seals that no key
        // opens.
      }
    }
    return leftOut;
  }
}
