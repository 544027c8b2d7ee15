package io.jambo.store.real;

import io.jambo.kit.Counters;
import io.jambo.kit.Faults;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.store.CallRecord;
import io.jambo.store.CallRecordSink;
import io.jambo.store.JournalEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that reads the journal, delivers the records of ended calls to the database, and
/// deletes what is delivered. It closes the calls that an earlier process has left open.
final class JournalDelivery {
  private static final Logger log = LoggerFactory.getLogger(JournalDelivery.class);

  private static final int MOST_AT_ONCE = 500;

  /// Records gather for so long, so that the database has few transactions.
  private static final Duration GATHER = Duration.ofMillis(100);

  /// A database that is away is asked again after these times: well within 30 s of its return.
  private static final Duration FIRST_RETRY = Duration.ofMillis(500);

  private static final Duration LAST_RETRY = Duration.ofSeconds(5);

  /// Segments that living calls keep; beyond that their records are carried to a new one.
  private static final int MOST_KEPT = 4;

  private final Kit kit;
  private final JournalFolder folder;
  private final JournalBuffer buffer;
  private final CallRecordSink sink;
  private final Consumer<JournalEvent> told;
  private final Consumer<CallRecord> carry;
  private final Counters counters;
  private final JournalCursor cursor;
  private final JournalOpenCalls open = new JournalOpenCalls();
  private final Set<Long> carried = new HashSet<>();
  private final Gate news = new Gate();
  private final Gate ended = new Gate();
  private volatile boolean closing;
  private volatile boolean delivered;
  private boolean orphansClosed;

  /// @param carry writes the record of a living call anew
  JournalDelivery(
      Kit kit,
      JournalFolder folder,
      JournalBuffer buffer,
      CallRecordSink sink,
      Consumer<JournalEvent> told,
      Consumer<CallRecord> carry,
      Counters counters) {
    this.kit = kit;
    this.folder = folder;
    this.buffer = buffer;
    this.sink = sink;
    this.told = told;
    this.carry = carry;
    this.counters = counters;
    this.cursor = new JournalCursor(folder, told);
  }

  void start() {
    var _ = kit.forkLoop("journal delivery", this::run);
  }

  /// Something was written.
  void wake() {
    delivered = false;
    kit.open(news);
  }

  /// Whether all that was written before the last wake-up is in the database.
  boolean delivered() {
    return delivered;
  }

  /// Delivers what can be delivered at once, and ends.
  void close() {
    closing = true;
    kit.open(news);
    boolean _ = kit.await(ended, kit.in(Duration.ofSeconds(5)));
  }

  private void run() {
    try {
      while (turn() || !closing) {
        if (!closing) {
          boolean _ = kit.await(news, kit.in(delivered ? Duration.ofHours(1) : GATHER));
        }
      }
    } finally {
      kit.open(ended);
    }
  }

  /// Reads and delivers once.
  ///
  /// @return whether there may be more
  private boolean turn() {
    delivered = true; // unless somebody wakes it from now on
    boolean went = true;
    boolean some = false;
    for (var batch = read(); went && !batch.isEmpty(); batch = went ? read() : List.of()) {
      some = true;
      went = deliver(batch);
    }
    if (went) {
      release();
    } else {
      delivered = false;
    }
    return went && some;
  }

  private List<CallRecord> read() {
    var batch = new ArrayList<CallRecord>();
    try {
      while (batch.size() < MOST_AT_ONCE) {
        var read = cursor.next();
        if (read.isEmpty()) {
          break;
        }
        read.forEach(entry -> sort(entry, batch));
      }
    } catch (IOException cause) {
      giveUpSegment(cause);
    }
    if (batch.isEmpty()) {
      batch.addAll(orphans());
    }
    return batch.isEmpty() ? buffer.ended(MOST_AT_ONCE) : batch;
  }

  private void sort(JournalCursor.Read read, List<CallRecord> batch) {
    var record = read.entry().record();
    if (record.ending().isPresent()) {
      batch.add(record);
    } else if (!read.entry().carried()
        || !folder.own(read.segment())
        || open.has(record.callSid())) {
      open.begun(record, read.segment());
    }
  }

  /// The calls that were alive when an earlier process died, once all of its journal was read.
  private List<CallRecord> orphans() {
    if (orphansClosed) {
      return List.of();
    }
    var left = open.in(segment -> !folder.own(segment));
    orphansClosed = left.isEmpty();
    var lastSeen = Instant.ofEpochMilli(cursor.lastSeen());
    return left.stream().limit(MOST_AT_ONCE).map(record -> record.orphaned(lastSeen)).toList();
  }

  private boolean deliver(List<CallRecord> batch) {
    var wait = FIRST_RETRY;
    while (true) {
      try {
        sink.deliver(batch);
        batch.forEach(record -> open.close(record.callSid()));
        buffer.remove(batch);
        counters.counter("jambo_cdr_written_total{result=\"ok\"}").add(batch.size());
        return true;
      } catch (RuntimeException away) {
        counters.count("jambo_cdr_written_total{result=\"later\"}");
        if (wait.equals(FIRST_RETRY)) {
          log.atWarn()
              .addKeyValue("fault", away.getClass().getSimpleName())
              .log("call records wait in the journal");
        }
      }
      long until = kit.in(wait);
      while (!closing && kit.await(news, until)) {
        // Woken for more to deliver: it has to wait as well.
      }
      if (closing) {
        return false;
      }
      var twice = wait.multipliedBy(2);
      wait = twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
    }
  }

  private void release() {
    int kept = 0;
    for (var segment : List.copyOf(folder.before(cursor.number()))) {
      if (open.keeps(segment.number())) {
        kept++;
      } else {
        delete(segment);
      }
    }
    if (kept > MOST_KEPT) {
      var oldest = folder.from(0).orElseThrow().number();
      if (carried.add(oldest)) {
        open.in(number -> number == oldest).forEach(carry);
      }
    }
  }

  private void delete(JournalSegment segment) {
    try {
      folder.delete(segment);
      carried.remove(segment.number());
    } catch (IOException cause) {
      Faults.log(log, "a delivered segment of the journal can't be deleted", cause);
    }
  }

  /// Also of one that is still written to: the writer finds it closed and makes another.
  private void giveUpSegment(IOException cause) {
    Faults.log(log, "a segment of the journal can't be read", cause);
    told.accept(JournalEvent.DAMAGED);
    var segment = folder.from(cursor.number());
    cursor.skip();
    segment.ifPresent(this::putAside);
  }

  /// What it alone said of living calls goes into another one first, so that they are known when
  /// this process dies. Those of an earlier process are closed by this one.
  private void putAside(JournalSegment segment) {
    segment.close();
    if (folder.own(segment.number())) {
      open.in(number -> number == segment.number()).forEach(carry);
    }
    try {
      folder.putAside(segment);
    } catch (IOException again) {
      Faults.log(log, "it can't be put aside either", again);
    }
  }
}
