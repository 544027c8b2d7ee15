package io.jambo.store.real;

import io.jambo.kit.Faults;
import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Owner;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordSink;
import io.jambo.store.Store;
import io.jambo.store.StoreAway;
import io.jambo.store.StoreDamaged;
import io.jambo.store.StoreFull;
import io.jambo.store.StoreReadOnly;
import io.jambo.store.Vault;
import io.jambo.store.VaultTerm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes call records as rows, the personal part sealed; a row that is there is left as it is.
final class HistoryWriter implements CallRecordSink {
  private static final Logger log = LoggerFactory.getLogger(HistoryWriter.class);

  /// Rows of one change: the others who wait for the writer wait some milliseconds for it.
  private static final int MOST_AT_ONCE = 64;

  private static final Duration WITHIN = Duration.ofSeconds(5);

  private final Store store;
  private final Vault vault;

  /// What the account wants of its call records.
  private enum Keeping {
    SEALED,
    OPERATIONAL,
    NOTHING
  }

  HistoryWriter(Store store, Vault vault) {
    this.store = store;
    this.vault = vault;
  }

  @Override
  public void deliver(List<CallRecord> records) {
    for (int i = 0; i < records.size(); i += MOST_AT_ONCE) {
      var some = records.subList(i, Math.min(records.size(), i + MOST_AT_ONCE));
      try {
        write(some);
      } catch (StoreAway | StoreFull | StoreReadOnly | StoreDamaged away) {
        throw away;
      } catch (RuntimeException refused) {
        some.forEach(this::writeAlone);
      }
    }
  }

  /// One record that the database refuses must not keep the others waiting, and what can be kept of
  /// it is.
  private void writeAlone(CallRecord record) {
    var refused = refusal(record);
    if (refused.isPresent()) {
      var again = refusal(record.withoutPersonal());
      Faults.log(
          log,
          again.isEmpty()
              ? "a call record is kept without its personal part"
              : "a call record was refused",
          again.orElse(refused.get()));
    }
  }

  /// Why it could not be written; empty when it was.
  private Optional<RuntimeException> refusal(CallRecord record) {
    try {
      write(List.of(record));
      return Optional.empty();
    } catch (StoreAway | StoreFull | StoreReadOnly | StoreDamaged away) {
      throw away;
    } catch (RuntimeException refused) {
      return Optional.of(refused);
    }
  }

  private void write(List<CallRecord> records) {
    var _ =
        store.change(
            WITHIN,
            edit -> {
              var sql = (SqlEdit) edit;
              var accounts = new HashMap<Sid, Keeping>();
              records.forEach(record -> insert(sql, record, accounts));
              return records.size();
            });
  }

  private void insert(SqlEdit edit, CallRecord record, Map<Sid, Keeping> accounts) {
    var account = record.attempt().accountSid();
    var keeping = accounts.computeIfAbsent(account, sid -> keeping(edit, sid));
    if (keeping == Keeping.NOTHING) {
      return;
    }
    var kept = keeping == Keeping.SEALED ? record : record.withoutPersonal();
    var row = CallRecordRow.of(kept, (at, term) -> index(account, at, term));
    var table = Table.of(Nouns.CDRS);
    edit.sql()
        .run(
            table.insert() + " on conflict (attempted_at, call_sid) do nothing",
            table.written(row, edit.sealer()));
  }

  private String index(Sid account, Instant at, VaultTerm term) {
    return vault.index(new Owner.Account(account), at, term);
  }

  /// An account that is gone has no keys any more and gets no new ones.
  private static Keeping keeping(SqlEdit edit, Sid account) {
    return edit.sql()
        .first(
            "select cdr_retention, disable_cdrs from accounts where account_sid = ?",
            List.of(account.value()),
            row ->
                row.getInt(2) != 0
                    ? Keeping.NOTHING
                    : "sealed".equals(row.getString(1)) ? Keeping.SEALED : Keeping.OPERATIONAL)
        .orElse(Keeping.OPERATIONAL);
  }
}
