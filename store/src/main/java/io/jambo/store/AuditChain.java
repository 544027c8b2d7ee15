package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.real.AuditCheck;
import io.jambo.store.real.Digests;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// How the entries of the audit log hold together (security.md API-13): each has the hash of itself
/// and of the one before it in its chain, one chain a service provider and one for the platform.
///
/// Who alters an entry, or takes one out of the middle, breaks its chain there. What is not seen
/// are entries that were taken off an end: the oldest go with time anyway.
public final class AuditChain {
  /// What the first entry of a chain has for the hash of the one before it.
  public static final String FIRST = "0".repeat(64);

  /// Chars of an entry with the changes of a row of many members.
  private static final int USUAL = 1_024;

  private AuditChain() {}

  /// Where a chain is broken.
  ///
  /// @param entry its `audit_sid`
  /// @param how a half sentence for the operator
  public record Break(String entry, Instant time, String how) {}

  /// What came of a check.
  ///
  /// @param breaks the first ones in the order of time, of all chains
  public record Checked(long entries, List<Break> breaks) {
    /// Keeps its own copy.
    public Checked {
      breaks = List.copyOf(breaks);
    }
  }

  /// Checks every chain of a database, also while a node uses it.
  ///
  /// @throws StoreFailure when it can't be read
  public static Checked check(StoreSettings settings) {
    return AuditCheck.inDatabase(settings);
  }

  /// Checks every chain that a copy holds.
  ///
  /// @throws BackupTrouble when the copy is not right
  public static Checked check(Path copy) {
    return AuditCheck.inCopy(copy);
  }

  /// The hash of an entry: over every column but the hash itself, in the order of the noun.
  public static String hash(Row entry) {
    var text = new StringBuilder(USUAL);
    var columns = Nouns.AUDIT_LOG.columns();
    for (int place = 0; place < columns.size(); place++) {
      var column = columns.get(place);
      if (!column.name().equals("hash")) {
        var value = entry.value(place);
        var told = value instanceof Instant time ? Long.toString(time.toEpochMilli()) : value;
        text.append(column.name()).append('=').append(told).append('\n');
      }
    }
    return HexFormat.of().formatHex(Digests.sha256().digest(text.toString().getBytes(UTF_8)));
  }
}
