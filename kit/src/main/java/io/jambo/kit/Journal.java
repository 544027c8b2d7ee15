package io.jambo.kit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// What happened in one call, in order, in memory only, while the call lives.
///
/// The oldest entries give way when the bound is reached. Entries may hold digits and text, so a
/// journal never goes to a log (security.md PII-11).
public final class Journal {
  /// At most this many entries a call (rest-api.md 16.5).
  public static final int MOST_ENTRIES = 2_000;

  private final Kit kit;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private boolean truncated;

  /// An empty journal.
  public Journal(Kit kit) {
    this.kit = kit;
  }

  /// Notes one event; callable from any thread.
  public void note(Kind kind, String what) {
    var entry = new Entry(kit.wallClock(), kit.nanos(), kind, what);
    synchronized (entries) {
      if (entries.size() == MOST_ENTRIES) {
        entries.removeFirst();
        truncated = true;
      }
      entries.addLast(entry);
    }
  }

  /// All entries that are still held, oldest first.
  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  /// Whether older entries have been dropped.
  public boolean truncated() {
    synchronized (entries) {
      return truncated;
    }
  }

  /// What an entry is about (rest-api.md 16.5).
  public enum Kind {
    STATUS,
    VERB,
    HOOK,
    DTMF,
    TRANSCRIPT,
    COMMAND,
    MEDIA,
    SIP,
    ERROR
  }

  /// One event.
  ///
  /// @param nanos [Kit#nanos()] when it happened
  public record Entry(Instant at, long nanos, Kind kind, String what) {}
}
