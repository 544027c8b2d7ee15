package io.jambo.speech;

import io.jambo.kit.Kit;
import io.jambo.wire.Pcm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Synthesized audio in memory, each piece under a keyed hash of account and words (security.md
/// PII-6), the least recently heard leaving first. Safe for all sessions.
final class SpeechCache {
  /// One utterance takes at most this part of the cache.
  private static final int SMALLEST_SHARE = 8;

  private final Kit kit;
  private final long lifeNanos;
  private final long mostBytes;
  private final LinkedHashMap<SpeechKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  SpeechCache(Kit kit, SpeechSettings settings) {
    this.kit = kit;
    this.lifeNanos = settings.cacheLife().toNanos();
    this.mostBytes = settings.cacheBytes();
  }

  /// The audio under that key, while it lives.
  Optional<List<Pcm>> find(SpeechKey key) {
    long now = kit.nanos();
    synchronized (entries) {
      var entry = Optional.ofNullable(entries.get(key));
      if (entry.isPresent() && now - entry.get().since >= lifeNanos) {
        bytes -= entry.get().bytes;
        entries.remove(key);
        return Optional.empty();
      }
      return entry.map(Entry::pieces);
    }
  }

  /// Keeps an utterance; one that is too long for the cache is let go.
  void keep(SpeechKey key, List<Pcm> pieces) {
    long size = pieces.stream().mapToLong(piece -> 2L * piece.samples().length).sum();
    if (size > mostEntryBytes() || lifeNanos == 0) {
      return;
    }
    var entry = new Entry(List.copyOf(pieces), size, kit.nanos());
    synchronized (entries) {
      var old = Optional.ofNullable(entries.put(key, entry));
      bytes += size - old.map(Entry::bytes).orElse(0L);
      var eldest = entries.values().iterator();
      while (bytes > mostBytes) {
        bytes -= eldest.next().bytes;
        eldest.remove();
      }
    }
  }

  /// An utterance of more bytes than this is not worth collecting.
  long mostEntryBytes() {
    return mostBytes / SMALLEST_SHARE;
  }

  /// How many bytes of audio it holds.
  long bytes() {
    synchronized (entries) {
      return bytes;
    }
  }

  private record Entry(List<Pcm> pieces, long bytes, long since) {}
}
