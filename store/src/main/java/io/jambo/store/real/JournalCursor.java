package io.jambo.store.real;

import io.jambo.store.JournalEntry;
import io.jambo.store.JournalEvent;
import io.jambo.store.JournalFrame;
import io.jambo.store.JournalFrame.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads the journal from its oldest entry on, and over whatever can't be read. One thread.
final class JournalCursor {
  private static final int CHUNK = 256 * 1024;

  private final JournalFolder folder;
  private final Consumer<JournalEvent> told;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
  private long number;
  private long offset;
  private long lastSeen;

  JournalCursor(JournalFolder folder, Consumer<JournalEvent> told) {
    this.folder = folder;
    this.told = told;
  }

  /// An entry and the segment that it stands in.
  record Read(JournalEntry entry, long segment) {}

  /// The next entries, a few hundred at most; none when all that is durable was read.
  List<Read> next() throws IOException {
    var read = new ArrayList<Read>();
    while (read.isEmpty()) {
      var segment = folder.from(number);
      if (segment.isEmpty()) {
        return read;
      }
      boolean complete = segment.get().closed(); // asked before how long it is
      enter(segment.get());
      long before = offset;
      if (offset < segment.get().durable()) {
        readSome(segment.get(), complete, read);
      }
      if (complete && offset >= segment.get().durable()) {
        skip();
      } else if (offset == before) {
        return read;
      }
    }
    return read;
  }

  /// Goes on with the next segment.
  void skip() {
    number++;
    offset = 0;
  }

  /// The segment that it stands in; all before it were read.
  long number() {
    return number;
  }

  /// When the latest entry of an earlier process that it has read was written, in epoch
  /// milliseconds.
  long lastSeen() {
    return lastSeen;
  }

  private void enter(JournalSegment segment) {
    if (segment.number() != number || offset == 0) {
      offset = segment.head();
      number = segment.number();
    }
  }

  private void readSome(JournalSegment segment, boolean complete, List<Read> read)
      throws IOException {
    segment.read(chunk, offset);
    boolean last = complete && offset + chunk.limit() >= segment.durable();
    int at = 0;
    while (at < chunk.limit()) {
      var found = JournalFrame.at(chunk, at);
      if (found instanceof Found.Whole(var frame)) {
        open(segment, frame, read);
        at += frame.size();
      } else if (found instanceof Found.Part && !last && at > 0) {
        break; // the rest comes with the next chunk
      } else {
        int next = JournalFrame.next(chunk, at, last);
        if (next == chunk.limit() && last) {
          cut(segment, offset + at);
          return;
        }
        told.accept(JournalEvent.DAMAGED);
        at = next == chunk.limit() ? Math.max(at + 1, next - JournalFrame.HEAD + 1) : next;
      }
    }
    offset += at;
  }

  private void cut(JournalSegment segment, long at) throws IOException {
    segment.cut(at);
    offset = at;
    told.accept(JournalEvent.TORN_TAIL);
  }

  private void open(JournalSegment segment, JournalFrame frame, List<Read> read) {
    var entry =
        segment.key().open(frame.number(), frame.at(), frame.body()).flatMap(JournalEntry::read);
    if (entry.isPresent()) {
      read.add(new Read(entry.get(), segment.number()));
      lastSeen = folder.own(segment.number()) ? lastSeen : Math.max(lastSeen, frame.at());
    } else {
      told.accept(JournalEvent.DAMAGED);
    }
  }
}
