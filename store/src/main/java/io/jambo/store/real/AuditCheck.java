package io.jambo.store.real;

import io.jambo.model.Column;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.AuditChain;
import io.jambo.store.AuditChain.Break;
import io.jambo.store.AuditChain.Checked;
import io.jambo.store.StoreSettings;
import io.jambo.store.real.CopyHeader.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows the chains of the audit log, entry by entry in the order of their times. In memory it
/// has one hash a service provider.
public final class AuditCheck implements CopyReader.Visitor {
  /// So many breaks are told; more would tell nothing more.
  private static final int MOST_BREAKS = 100;

  private final Map<String, String> last = new HashMap<>();
  private final List<Break> breaks = new ArrayList<>();
  private long entries;
  private boolean inside;
  private List<Column> columns = List.of();

  private AuditCheck() {}

  /// See [AuditChain#check(StoreSettings)].
  public static Checked inDatabase(StoreSettings settings) {
    var check = new AuditCheck();
    try (var dialect = Opening.reading(settings)) {
      Opening.mustBeKnown(dialect);
      try (var sql = Copies.connect(dialect, Dialect.Role.READER)) {
        var table = Table.of(Nouns.AUDIT_LOG);
        new Copying(sql).each(Nouns.AUDIT_LOG, row -> check.follow(table.read(row, Unsealed.YET)));
        sql.rollback();
      }
    }
    return check.checked();
  }

  /// See [AuditChain#check(Path)].
  public static Checked inCopy(Path file) {
    var check = new AuditCheck();
    var _ = CopyReader.read(file, Content.ROWS, check);
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
      follow(CopyReader.row(Nouns.AUDIT_LOG, columns, values));
    }
  }

  private void follow(Row entry) {
    entries++;
    var hash = entry.text("hash").orElse("");
    var before = last.put(entry.text("service_provider_sid").orElse(""), hash);
    if (!AuditChain.hash(entry).equals(hash)) {
      broken(entry, "it is not as it was written");
    } else if (before != null && !entry.text("previous_hash").orElse("").equals(before)) {
      broken(entry, "the entry before it is not the one that was there when it was written");
    }
  }

  private void broken(Row entry, String how) {
    if (breaks.size() < MOST_BREAKS) {
      breaks.add(new Break(entry.sid().value(), entry.moment("time").orElseThrow(), how));
    }
  }

  private Checked checked() {
    return new Checked(entries, breaks);
  }
}
