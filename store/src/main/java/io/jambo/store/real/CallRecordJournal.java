package io.jambo.store.real;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordSink;
import io.jambo.store.JournalEvent;
import io.jambo.store.JournalTicket;
import io.jambo.store.NodeKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Call records on their way to the database (operations.md 9): on the disk, sealed, within 5 ms;
/// in the database exactly once, whenever it is there. Any thread may give it records.
///
/// A call gives its record when it begins, again when it is answered, and when it has ended. What
/// began and never ended, because the node died, is closed at the next start as `node_failure`.
public final class CallRecordJournal implements AutoCloseable {
  private final JournalFolder folder;
  private final JournalBuffer buffer = new JournalBuffer();
  private final JournalWriter writer;
  private final JournalDelivery delivery;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /// Where it lies and how large it may grow.
  ///
  /// @param folder its own; `DATA/journal`
  /// @param mostBytes `cdr.journalSize`
  public record Settings(Path folder, long mostBytes) {}

  private CallRecordJournal(
      Kit kit,
      Settings settings,
      JournalFolder folder,
      CallRecordSink sink,
      Consumer<JournalEvent> told,
      Counters counters) {
    this.folder = folder;
    delivery = new JournalDelivery(kit, folder, buffer, sink, told, this::carry, counters);
    writer = new JournalWriter(kit, folder, buffer, settings.mostBytes(), told, delivery::wake);
  }

  /// Opens the journal and begins to deliver what an earlier process has left in it.
  ///
  /// @param told hears what the operator should; from threads of the journal
  /// @throws IOException when the folder can't be used
  public static CallRecordJournal open(
      Kit kit,
      Settings settings,
      NodeKeys nodeKeys,
      CallRecordSink sink,
      Consumer<JournalEvent> told,
      Counters counters)
      throws IOException {
    var folder = JournalFolder.open(settings.folder(), nodeKeys, told);
    var journal = new CallRecordJournal(kit, settings, folder, sink, told, counters);
    journal.writer.start();
    journal.delivery.start();
    return journal;
  }

  /// The names of the node's keys under which records lie in a journal's folder.
  public static Set<String> nodeKeys(Path folder) {
    return JournalFolder.nodeKeys(folder);
  }

  /// Takes a record; never waits. Who needs to know when it is on the disk asks the ticket.
  public JournalTicket put(CallRecord record) {
    return writer.put(record, false);
  }

  /// Bytes on the disk.
  public long bytes() {
    return folder.size();
  }

  /// Records that wait in memory because the disk does not take them.
  public int held() {
    return buffer.size();
  }

  /// Whether everything that was written is in the database, as far as calls have ended.
  public boolean delivered() {
    return delivery.delivered();
  }

  /// Writes what it has, delivers what it can, and ends within some seconds.
  @Override
  public void close() {
    if (open.getAndSet(false)) {
      writer.close();
      delivery.close();
      folder.close();
    }
  }

  private void carry(CallRecord record) {
    var _ = writer.put(record, true);
  }
}
