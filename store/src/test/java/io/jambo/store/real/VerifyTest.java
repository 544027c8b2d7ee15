package io.jambo.store.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Sid;
import io.jambo.model.Nouns;
import io.jambo.model.Row;
import io.jambo.store.AuditChain;
import io.jambo.store.AuditChain.Break;
import io.jambo.store.Backup;
import io.jambo.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What an operator is told of a database, or a copy, that somebody has altered.
@ParameterizedClass
@EnumSource
class VerifyTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Database database;
  private final Random random = new Random(23);
  private final List<Row> entries = new ArrayList<>();
  private final Map<String, String> last = new HashMap<>();
  @TempDir Path folder;
  private StoreSettings settings;
  private SealedStore it;

  VerifyTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void fill() {
    settings = database.fresh(folder.resolve("data"));
    it = new SealedStore(settings);
    for (int i = 0; i < 12; i++) {
      write(i % 3 == 0 ? "" : it.provider.value());
    }
  }

  @AfterEach
  void close() {
    it.close();
  }

  @Test
  void chainsThatNobodyTouchedAreWhole() {
    assertThat(AuditChain.check(settings)).isEqualTo(new AuditChain.Checked(12, List.of()));
    assertThat(AuditChain.check(copy())).isEqualTo(new AuditChain.Checked(12, List.of()));
  }

  @Test
  void anUntouchedCopyWhoseEntriesLieInAnotherOrderIsWhole() throws IOException {
    var file = copy();
    reverseEntries(file);
    assertThat(AuditChain.check(file)).isEqualTo(new AuditChain.Checked(12, List.of()));
  }

  @Test
  void anAlteredEntryIsNamed() {
    sql("update audit_log set result = 'refused' where audit_sid = ?", entries.get(5));
    assertThat(broken()).containsExactly(sid(entries.get(5)));
  }

  @Test
  void anEntryThatWasAlteredWithItsHashIsToldByTheNextOfItsChain() {
    var altered = entries.get(3).with("result", "refused");
    sql(
        "update audit_log set result = 'refused', hash = '"
            + AuditChain.hash(altered)
            + "' where audit_sid = ?",
        altered);
    assertThat(broken()).containsExactly(sid(entries.get(6)));
  }

  @Test
  void theEntryBehindOneThatWasTakenOutIsNamed() {
    sql("delete from audit_log where audit_sid = ?", entries.get(4));
    assertThat(broken()).containsExactly(sid(entries.get(5)));
  }

  @Test
  void whatGoesWithTimeBreaksNoChain() {
    for (int i = 0; i < 5; i++) {
      sql("delete from audit_log where audit_sid = ?", entries.get(i));
    }
    assertThat(broken()).isEmpty();
  }

  @Test
  void aSealUnderAKeyThatItsOwnerHasNotIsNotCountedAsOpened() {
    var whole = Backup.open(it.kit, copy(), SealedStore.KEYS);
    assertThat(whole.keyGone()).isZero();
    var sealed = it.raw("accounts", "webhook_secret").getFirst().orElseThrow();
    var other =
        sealed.substring(0, 4) + (sealed.charAt(4) == 'A' ? 'B' : 'A') + sealed.substring(5);
    it.store.change(edit ->
        Sql.of(edit)
            .run(
                "update accounts set webhook_secret = ? where webhook_secret = ?",
                List.of(other, sealed)));
    assertThat(Backup.open(it.kit, copy(), SealedStore.KEYS))
        .isEqualTo(new Backup.Opened(whole.values() - 1, 1));
  }

  /// The entries at which a chain breaks: in the database, and in a copy of it alike.
  private List<String> broken() {
    var there = AuditChain.check(settings).breaks().stream().map(Break::entry).toList();
    var copied = AuditChain.check(copy()).breaks().stream().map(Break::entry).toList();
    assertThat(copied).isEqualTo(there);
    return there;
  }

  private static void reverseEntries(Path file) throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(file));
    int first = 1;
    while (!lines.get(first - 1).contains("\"audit_log\"")) {
      first++;
    }
    int end = first;
    while (lines.get(end).startsWith("[")) {
      end++;
    }
    assertThat(end - first).isEqualTo(12);
    Collections.reverse(lines.subList(first, end));
    var last = lines.removeLast();
    var digest = Digests.sha256().digest((String.join("\n", lines) + "\n").getBytes(UTF_8));
    lines.add(last.replaceFirst("[0-9a-f]{64}", HexFormat.of().formatHex(digest)));
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private Path copy() {
    var file = folder.resolve("copy " + Sid.random(random));
    Backup.write(it.kit, settings, file);
    return file;
  }

  private void sql(String text, Row entry) {
    it.store.change(edit -> Sql.of(edit).run(text, List.of(sid(entry))));
  }

  private static String sid(Row entry) {
    return entry.sid().value();
  }

  private void write(String provider) {
    var row =
        Row.fresh(Nouns.AUDIT_LOG)
            .with("audit_sid", Sid.random(random))
            .with("time", NOON.plusSeconds(entries.size()))
            .with("actor_kind", "system")
            .with("scope", "admin")
            .with("service_provider_sid", provider.isEmpty() ? null : provider)
            .with("action", "update")
            .with("entity", "accounts")
            .with("entity_sid", it.account.value())
            .with("result", "ok")
            .with("changes", "[]")
            .with("previous_hash", last.getOrDefault(provider, AuditChain.FIRST));
    var whole = row.with("hash", AuditChain.hash(row));
    last.put(provider, whole.text("hash").orElseThrow());
    entries.add(whole);
    it.store.change(edit -> edit.insert(whole));
  }
}
