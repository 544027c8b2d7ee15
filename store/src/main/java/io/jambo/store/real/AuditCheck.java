package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.AuditChain;
import io.jambo.store.AuditChain.Break;
import io.jambo.store.AuditChain.Checked;
import io.jambo.store.BackupTrouble;
import io.jambo.store.StoreSettings;
import io.jambo.store.real.CopyHeader.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Follows the chains of the audit log, entry by entry in the order of their times. In memory it
/// has one hash a service provider; of a copy that lies in another order, as earlier releases made
/// it, what ties each entry to the others.
public final class AuditCheck implements CopyReader.Visitor {
  /// So many breaks are told; more would tell nothing more.
  private static final int MOST_BREAKS = 100;

  /// Entries that are put in order, some 500 bytes each.
  private static final int MOST_SORTED = 200_000;

  private final Map<String, Link> last = new HashMap<>();
  private final Optional<List<Link>> toSort;
  private final List<Break> breaks = new ArrayList<>();
  private long entries;
  private boolean inside;
  private boolean inOrder = true;
  private List<Column> columns = List.of();

  /// What a chain is followed by.
  ///
  /// @param chain whose, empty for the platform's
  /// @param whole whether the entry has the hash that it says
  private record Link(
      String chain, String entry, Instant time, String hash, String previous, boolean whole) {}

  private AuditCheck(Optional<List<Link>> toSort) {
    this.toSort = toSort;
  }

  /// See [AuditChain#check(StoreSettings)].
  public static Checked inDatabase(StoreSettings settings) {
    var check = new AuditCheck(Optional.empty());
    try (var dialect = Opening.reading(settings)) {
      Opening.mustBeKnown(dialect);
      try (var sql = Copies.connect(dialect, Dialect.Role.READER)) {
        var table = Table.of(Nouns.AUDIT_LOG);
        new Copying(sql).each(Nouns.AUDIT_LOG, row -> check.take(table.read(row, Unsealed.YET)));
        sql.rollback();
      }
    }
    return check.checked();
  }

  /// See [AuditChain#check(Path)].
  public static Checked inCopy(Path file) {
    var check = new AuditCheck(Optional.empty());
    var _ = CopyReader.read(file, Content.ROWS, check);
    return check.inOrder ? check.checked() : sorted(file);
  }

  private static Checked sorted(Path file) {
    var links = new ArrayList<Link>();
    var check = new AuditCheck(Optional.of(links));
    var _ = CopyReader.read(file, Content.ROWS, check);
    links.sort(Comparator.comparing(Link::time).thenComparing(Link::entry));
    links.forEach(check::follow);
    return check.checked();
  }

  @Override
  public void table(Noun noun, List<Column> named) {
    inside = noun == Nouns.AUDIT_LOG;
    columns = named;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    if (inside) {
      take(CopyReader.row(Nouns.AUDIT_LOG, columns, values));
    }
  }

  private void take(Row entry) {
    var hash = entry.text("hash").orElse("");
    var link =
        new Link(
            entry.text("service_provider_sid").orElse(""),
            entry.sid().value(),
            entry.moment("time").orElseThrow(),
            hash,
            entry.text("previous_hash").orElse(""),
            AuditChain.hash(entry).equals(hash));
    if (toSort.isEmpty()) {
      follow(link);
    } else if (toSort.get().size() < MOST_SORTED) {
      toSort.get().add(link);
    } else {
      throw new BackupTrouble(
          "The audit log in this copy is not in the order of time and too long to be put in it:"
              + " restore the copy and run `jambo verify` there.");
    }
  }

  private void follow(Link link) {
    entries++;
    var before = last.put(link.chain, link);
    if (before != null && link.time.isBefore(before.time)) {
      inOrder = false;
    }
    if (!link.whole) {
      broken(link, "it is not as it was written");
    } else if (before != null && !link.previous.equals(before.hash)) {
      broken(link, "the entry before it is not the one that was there when it was written");
    }
  }

  private void broken(Link link, String how) {
    if (breaks.size() < MOST_BREAKS) {
      breaks.add(new Break(link.entry, link.time, how));
    }
  }

  private Checked checked() {
    return new Checked(entries, breaks);
  }
}
