package io.jambo.store.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import io.jambo.kit.Sid;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecords;
import io.jambo.store.JournalEvent;
import io.jambo.store.NodeKeys;
import io.jambo.store.VaultKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRecordJournalTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long MIB = 1024 * 1024;

  @TempDir Path folder;

  private final Kit kit = new RealKit();
  private final Random random = new Random(13);
  private final Sid account = Sid.random(random);
  private final NodeKeys keys = NodeKeys.of(VaultKey.fresh(random));
  private final MemorySink sink = new MemorySink(kit);
  private final List<JournalEvent> told = new CopyOnWriteArrayList<>();
  private final List<CallRecordJournal> opened = new ArrayList<>();

  @AfterEach
  void close() {
    sink.away(false);
    opened.forEach(CallRecordJournal::close);
  }

  @Test
  void anEndedCallIsDeliveredOnceAndLeavesNothingBehind() throws IOException {
    var begun = begun();
    try (var journal = open(MIB)) {
      assertThat(journal.put(begun).durable(SOON)).isTrue();
      assertThat(sink.records()).isEmpty();
      journal.put(CallRecords.ended(begun));
      sink.waitFor(1, SOON);
    }
    assertThat(sink.records()).containsExactly(CallRecords.ended(begun));
    assertThat(files()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void manyCallersWaitForOneSyncTogether() {
    var journal = open(64 * MIB);
    var tickets = Stream.generate(() -> journal.put(begun())).limit(5_000).toList();
    assertThat(tickets).allMatch(ticket -> ticket.durable(SOON));
  }

  @Test
  void aCallThatLivedWhenTheNodeDiedIsClosedAsNodeFailure() throws IOException {
    var begun = begun();
    var ended = begun();
    leaveBehind(begun, ended, CallRecords.ended(ended));
    open(MIB);
    sink.waitFor(2, SOON);
    assertThat(sink.records())
        .filteredOn(record -> record.callSid().equals(begun.callSid()))
        .singleElement()
        .satisfies(record -> {
          assertThat(record.ending().orElseThrow().reason()).isEqualTo("node_failure");
          assertThat(record.attempt()).isEqualTo(begun.attempt());
        });
    assertThat(sink.records()).contains(CallRecords.ended(ended));
  }

  @Test
  void aTailTornAtAnyByteIsCutAndNothingBeforeItIsLost() throws IOException {
    var first = begun();
    var second = begun();
    leaveBehind(CallRecords.ended(first), CallRecords.ended(second));
    var whole = Files.readAllBytes(files().getFirst());
    var name = files().getFirst();
    int one = (whole.length - head(whole)) / 2;
    for (int length = head(whole); length < whole.length; length += 1) {
      Files.write(name, Arrays.copyOf(whole, length));
      sink.clear();
      told.clear();
      var folderOfIt = JournalFolder.open(folder, keys, told::add);
      var cursor = new JournalCursor(folderOfIt, told::add);
      var read = new ArrayList<JournalCursor.Read>();
      for (var some = cursor.next(); !some.isEmpty(); some = cursor.next()) {
        read.addAll(some);
      }
      folderOfIt.close();
      assertThat(read).hasSize((length - head(whole)) / one);
      assertThat(Files.size(name)).isEqualTo(head(whole) + (long) read.size() * one);
      boolean torn = (length - head(whole)) % one != 0;
      assertThat(told).isEqualTo(torn ? List.of(JournalEvent.TORN_TAIL) : List.of());
    }
  }

  @Test
  void aSegmentWhoseHeadIsTornIsNothing() throws IOException {
    leaveBehind(CallRecords.ended(begun()));
    var whole = Files.readAllBytes(files().getFirst());
    for (int length = 0; length < head(whole); length++) {
      told.clear();
      Files.write(folder.resolve(JournalFolder.name(7)), Arrays.copyOf(whole, length));
      JournalFolder.open(folder, keys, told::add).close();
      assertThat(told).containsExactly(JournalEvent.TORN_TAIL);
      assertThat(folder.resolve(JournalFolder.name(7))).doesNotExist();
    }
  }

  @Test
  void damageInTheMiddleIsToldAndTheRestIsDelivered() throws IOException {
    var records = Stream.generate(this::begun).limit(1_000).map(CallRecords::ended).toList();
    leaveBehind(records.toArray(CallRecord[]::new));
    var file = files().getFirst();
    var bytes = Files.readAllBytes(file);
    for (int at = bytes.length / 2; at < bytes.length / 2 + 3_000; at++) {
      bytes[at] = (byte) random.nextInt();
    }
    Files.write(file, bytes);
    open(MIB);
    sink.waitFor(990, SOON);
    assertThat(sink.records()).isSubsetOf(records);
    assertThat(told).contains(JournalEvent.DAMAGED).doesNotContain(JournalEvent.TORN_TAIL);
  }

  @Test
  void aSegmentWithADamagedHeadIsPutAsideAndTold() throws IOException {
    leaveBehind(CallRecords.ended(begun()));
    var file = files().getFirst();
    var bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);
    var record = CallRecords.ended(begun());
    open(MIB).put(record);
    sink.waitFor(1, SOON);
    assertThat(sink.records()).containsExactly(record);
    assertThat(told).containsExactly(JournalEvent.DAMAGED);
    assertThat(Path.of(file + ".damaged")).exists();
  }

  @Test
  void whileTheDatabaseIsAwayTheJournalGoesOnAndDeliversAllWhenItIsBack() {
    sink.away(true);
    var journal = open(64 * MIB);
    var records = Stream.generate(this::begun).limit(3_000).toList();
    for (var record : records) {
      journal.put(record);
      journal.put(CallRecords.ended(record));
    }
    assertThat(journal.put(begun()).durable(SOON)).isTrue();
    sink.waitForRefusals(2, SOON);
    assertThat(sink.records()).isEmpty();
    sink.away(false);
    sink.waitFor(3_000, SOON);
    assertThat(sink.records())
        .containsExactlyInAnyOrderElementsOf(records.stream().map(CallRecords::ended).toList());
  }

  @Test
  void aJournalAtItsBoundKeepsCallsInMemoryAndSaysSo() {
    sink.away(true);
    var journal = open(128 * 1024);
    var records = Stream.generate(this::begun).limit(1_000).map(CallRecords::ended).toList();
    records.forEach(journal::put);
    assertThat(journal.put(begun()).durable(SOON)).isFalse();
    assertThat(told).startsWith(JournalEvent.HALF_FULL, JournalEvent.FULL);
    assertThat(journal.held()).isPositive();
    assertThat(journal.bytes()).isLessThan(1024 * 1024);
    sink.away(false);
    sink.waitFor(1_000, SOON);
    assertThat(sink.records()).containsExactlyInAnyOrderElementsOf(records);
  }

  @Test
  void beyondTenThousandInMemoryOnlyTheOperationalPartIsKept() {
    var buffer = new JournalBuffer();
    var first = begun();
    assertThat(buffer.put(first)).isTrue();
    for (int i = 1; i < JournalBuffer.MOST_WHOLE; i++) {
      buffer.put(begun());
    }
    var tooMany = begun();
    buffer.put(tooMany);
    buffer.put(CallRecords.ended(first));
    var kept = buffer.some(JournalBuffer.MOST);
    assertThat(kept).contains(tooMany.withoutPersonal(), CallRecords.ended(first));
    assertThat(buffer.ended(10)).containsExactly(CallRecords.ended(first));
    buffer.remove(List.of(first));
    assertThat(buffer.ended(10)).hasSize(1);
    buffer.remove(kept);
    assertThat(buffer.isEmpty()).isTrue();
  }

  @Test
  void aLongCallDoesNotKeepAllSegmentsOfItsTime() throws IOException {
    var journal = open(MIB); // segments of 32 KiB
    var longCall = begun();
    journal.put(longCall);
    int delivered = 0;
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 60; i++) {
        var call = begun();
        journal.put(call);
        journal.put(CallRecords.ended(call));
      }
      journal.put(begun()); // a long call in each of them
      delivered += 60;
      sink.waitFor(delivered, SOON);
    }
    assertThat(files()).hasSizeLessThan(10);
    journal.put(CallRecords.ended(longCall));
    sink.waitFor(delivered + 1, SOON);
    assertThat(sink.records()).contains(CallRecords.ended(longCall));
    journal.close();
    sink.clear();
    open(MIB);
    sink.waitUntil(
        "twelve orphans",
        records -> records.stream().filter(CallRecordJournalTest::orphan).count() >= 12,
        SOON);
    assertThat(sink.records().stream().filter(CallRecordJournalTest::orphan))
        .extracting(CallRecord::callSid)
        .hasSize(12)
        .doesNotContain(longCall.callSid());
  }

  @Test
  void aCallThatItsNodeLeftBehindEndsWhenThatWasLastSeenHoweverLateItIsClosed() throws IOException {
    var begun = begun();
    var before = kit.wallClock();
    leaveBehind(begun, CallRecords.ended(begun()));
    sink.away(true);
    var journal = open(new LaterKit(Duration.ofHours(8)), MIB, keys);
    assertThat(journal.put(CallRecords.ended(begun())).durable(SOON)).isTrue();
    sink.waitForRefusals(1, SOON);
    sink.away(false);
    sink.waitFor(3, SOON);
    assertThat(sink.records())
        .filteredOn(CallRecordJournalTest::orphan)
        .singleElement()
        .satisfies(record ->
            assertThat(record.ending().orElseThrow().terminatedAt())
                .isBefore(before.plus(Duration.ofHours(1))));
  }

  @Test
  void whatIsCarriedDoesNotReplaceWhatIsHeldOfItsCall() throws IOException {
    var begun = begun();
    var buffer = new JournalBuffer();
    var full = JournalFolder.open(folder, keys, told::add);
    var writer = new JournalWriter(kit, full, buffer, 0, told::add, () -> {});
    writer.start();
    assertThat(writer.put(CallRecords.ended(begun), false).durable(Duration.ZERO)).isFalse();
    assertThat(writer.put(begun, true).durable(Duration.ZERO)).isFalse();
    writer.close();
    assertThat(buffer.some(10)).containsExactly(CallRecords.ended(begun));
  }

  @Test
  void whatLiesUnderTheNodesKeyOfBeforeARotationIsDelivered() throws IOException {
    var record = CallRecords.ended(begun());
    leaveBehind(record);
    var old = Base64.getEncoder().encodeToString(keys.current().raw());
    var fresh = Base64.getEncoder().encodeToString(VaultKey.fresh(random).raw());
    open(kit, MIB, NodeKeys.parse(fresh + "\n" + old, "here"));
    sink.waitFor(1, SOON);
    assertThat(sink.records()).containsExactly(record);
    assertThat(told).isEmpty();
  }

  @Test
  void itsFilesAreForTheirOwnerOnly() throws IOException {
    leaveBehind(begun());
    for (var file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void nothingPersonalIsReadableInTheJournal() throws IOException {
    var begun = begun();
    leaveBehind(begun, CallRecords.ended(begun));
    var personal = begun.attempt().personal().orElseThrow();
    ReadableFiles.assertNowhere(
        folder,
        List.of(
            personal.from().substring(1),
            personal.to(),
            personal.sipCallId(),
            personal.remoteHost().orElseThrow()));
  }

  @Test
  void theJournalNamesTheKeyItNeedsAndRefusesAnother() throws IOException {
    leaveBehind(CallRecords.ended(begun()));
    assertThat(CallRecordJournal.nodeKeys(folder)).isEqualTo(keys.names());
    assertThat(CallRecordJournal.nodeKeys(folder.resolve("none"))).isEmpty();
  }

  @Test
  void aFolderThatCannotBeUsedIsTold() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() ->
            CallRecordJournal.open(
                kit,
                new CallRecordJournal.Settings(file, MIB),
                keys,
                sink,
                told::add,
                new Counters()))
        .isInstanceOf(IOException.class);
  }

  private static boolean orphan(CallRecord record) {
    return record.ending().orElseThrow().reason().equals("node_failure");
  }

  private CallRecord begun() {
    return CallRecords.begun(account, random);
  }

  private CallRecordJournal open(long mostBytes) {
    return open(kit, mostBytes, keys);
  }

  private CallRecordJournal open(Kit by, long mostBytes, NodeKeys under) {
    try {
      var settings = new CallRecordJournal.Settings(folder, mostBytes);
      var journal = CallRecordJournal.open(by, settings, under, sink, told::add, new Counters());
      opened.add(journal);
      return journal;
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// What a process that was killed leaves: nothing delivered, nothing closed.
  private void leaveBehind(CallRecord... records) throws IOException {
    var left = JournalFolder.open(folder, keys, told::add);
    var writer = new JournalWriter(kit, left, new JournalBuffer(), 64 * MIB, told::add, () -> {});
    writer.start();
    Stream.of(records).forEach(record -> writer.put(record, false));
    writer.close();
    left.close();
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static int head(byte[] segment) {
    return 8 + 2 + ((segment[8] << 8) | segment[9]) + 4;
  }
}
