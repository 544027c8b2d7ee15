package io.jambo.store.real;

import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.store.CallRecord;
import io.jambo.store.JournalEntry;
import io.jambo.store.JournalEvent;
import io.jambo.store.JournalFrame;
import io.jambo.store.JournalTicket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one thread that appends to the journal. It syncs what has gathered: at once when it is
/// alone, and under load so rarely that a record waits 5 ms at most.
final class JournalWriter {
  /// From one sync to the next; with the sync itself that makes 5 ms.
  private static final Duration GATHER = Duration.ofMillis(4);

  /// Records that wait for the writer; beyond that they go to the buffer.
  private static final int MOST_WAITING = 20_000;

  private static final int MOST_IN_A_BATCH = 2_000;

  /// A segment is closed after so long, so that what is delivered is gone soon after.
  private static final Duration SEGMENT_LIFE = Duration.ofHours(1);

  /// How often a full disk is tried again.
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Kit kit;
  private final JournalFolder folder;
  private final JournalBuffer buffer;
  private final Consumer<JournalEvent> told;
  private final Runnable written;
  private final long mostBytes;
  private final long segmentBytes;
  private final Inbox<Put> inbox;
  private final Gate ended = new Gate();
  private final ByteBuffer bytes = ByteBuffer.allocateDirect(512 * 1024);
  private @Nullable JournalSegment active;
  private long activeUntil = Kit.NEVER;
  private long nextSync;
  private long retryAt;
  private boolean full;
  private boolean half;

  private record Put(Optional<JournalEntry> entry, JournalTicket ticket) {}

  /// @param written is run after each sync
  JournalWriter(
      Kit kit,
      JournalFolder folder,
      JournalBuffer buffer,
      long mostBytes,
      Consumer<JournalEvent> told,
      Runnable written) {
    this.kit = kit;
    this.folder = folder;
    this.buffer = buffer;
    this.mostBytes = mostBytes;
    this.segmentBytes = Math.clamp(mostBytes / 32, 16 * 1024, 8 * 1024 * 1024);
    this.told = told;
    this.written = written;
    this.inbox = new Inbox<>(kit, MOST_WAITING);
  }

  void start() {
    var _ = kit.forkLoop("journal", this::run);
  }

  /// Gives it a record; any thread, never waits.
  JournalTicket put(CallRecord record, boolean carried) {
    var ticket = new JournalTicket(kit);
    var entry = new JournalEntry(record, carried);
    if (!inbox.offer(new Put(Optional.of(entry), ticket))) {
      hold(entry);
      ticket.settle(false);
    }
    return ticket;
  }

  /// Writes what waits, and ends.
  void close() {
    while (!inbox.offer(new Put(Optional.empty(), new JournalTicket(kit)))) {
      kit.pause(GATHER);
    }
    boolean _ = kit.await(ended, kit.in(Duration.ofSeconds(5)));
  }

  private void run() {
    boolean open = true;
    while (open) {
      var first = inbox.take(Math.min(activeUntil, buffer.isEmpty() ? Kit.NEVER : retryAt));
      var batch = new ArrayList<Put>();
      if (first.isPresent()) {
        batch.add(first.get());
        gather(batch);
      }
      open = batch.stream().allMatch(put -> put.entry().isPresent());
      batch.removeIf(put -> put.entry().isEmpty());
      write(batch);
      if (kit.nanos() >= activeUntil) {
        leave();
      }
    }
    leave();
    written.run();
    kit.open(ended);
  }

  private void gather(List<Put> batch) {
    long now = kit.nanos();
    if (now < nextSync) {
      kit.pause(Duration.ofNanos(nextSync - now));
    }
    for (var more = inbox.poll(); more.isPresent(); more = inbox.poll()) {
      batch.add(more.get());
      if (batch.size() >= MOST_IN_A_BATCH) {
        break;
      }
    }
  }

  private void write(List<Put> batch) {
    boolean wasHeld = !buffer.isEmpty();
    if (batch.isEmpty() && !wasHeld) {
      return;
    }
    try {
      if (wasHeld && kit.nanos() < retryAt) {
        throw new IOException("it was full a moment ago");
      }
      appendHeld();
      append(batch.stream().flatMap(put -> put.entry().stream()).toList());
      tell(false);
      batch.forEach(put -> put.ticket().settle(true));
    } catch (IOException _) {
      batch.forEach(put -> put.entry().ifPresent(this::hold));
      if (kit.nanos() >= retryAt) {
        retryAt = kit.in(RETRY);
      }
      leave();
      tell(true);
      batch.forEach(put -> put.ticket().settle(false));
    }
    nextSync = kit.in(GATHER);
    written.run();
  }

  private void appendHeld() throws IOException {
    for (var some = buffer.some(MOST_IN_A_BATCH);
        !some.isEmpty();
        some = buffer.some(MOST_IN_A_BATCH)) {
      append(some.stream().map(record -> new JournalEntry(record, false)).toList());
      buffer.remove(some);
    }
  }

  private void append(List<JournalEntry> entries) throws IOException {
    int done = 0;
    while (done < entries.size()) {
      var segment = segment();
      bytes.clear();
      while (done < entries.size()
          && bytes.remaining() > JournalFrame.HEAD + JournalFrame.MOST_BODY) {
        seal(segment, entries.get(done++));
      }
      segment.append(bytes.flip());
    }
  }

  private void seal(JournalSegment segment, JournalEntry entry) {
    int number = segment.nextFrame();
    long at = kit.wallClock().toEpochMilli();
    var body = segment.key().seal(number, at, entry.bytes(), kit.random());
    if (body.length <= JournalFrame.MOST_BODY) {
      JournalFrame.write(bytes, number, at, body);
    } else {
      told.accept(JournalEvent.LOST); // no call has so much to tell
    }
  }

  private JournalSegment segment() throws IOException {
    long size = folder.size();
    boolean tooMuch = size > mostBytes / 2;
    if (tooMuch && !half) {
      told.accept(JournalEvent.HALF_FULL);
    }
    half = tooMuch || (half && size > mostBytes / 5 * 2);
    if (size >= mostBytes) {
      throw new IOException("the journal is at its bound");
    }
    var segment = active;
    if (segment == null || segment.closed() || segment.durable() >= segmentBytes) {
      leave();
      segment = folder.create(kit.random());
      active = segment;
      activeUntil = kit.in(SEGMENT_LIFE);
    }
    return segment;
  }

  private void leave() {
    if (active != null) {
      active.close();
      active = null;
    }
    activeUntil = Kit.NEVER;
  }

  /// What was carried lies on the disk already, and may be older than what is held of its call.
  private void hold(JournalEntry entry) {
    if (!entry.carried() && !buffer.put(entry.record())) {
      told.accept(JournalEvent.LOST);
    }
  }

  private void tell(boolean nowFull) {
    if (nowFull != full) {
      full = nowFull;
      told.accept(full ? JournalEvent.FULL : JournalEvent.WRITABLE);
    }
  }
}
