package io.jambo.speech;

import io.jambo.kit.Kit;
import io.jambo.wire.Pcm;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// Synthesized audio in memory, each piece under a keyed hash of account and words (security.md
/// PII-6), the least recently heard leaving first. Safe for all sessions, without a lock.
final class SpeechCache {
  /// One utterance takes at most this part of the cache.
  private static final int SMALLEST_SHARE = 8;

  /// So much room is made at once, since finding the eldest means a look at all.
  private static final int ROOM_SHARE = 16;

  private final Kit kit;
  private final long lifeNanos;
  private final long mostBytes;
  private final ConcurrentSkipListMap<SpeechKey, Entry> entries = new ConcurrentSkipListMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong turns = new AtomicLong();

  SpeechCache(Kit kit, SpeechSettings settings) {
    this.kit = kit;
    this.lifeNanos = settings.cacheLife().toNanos();
    this.mostBytes = settings.cacheBytes();
  }

  /// The audio under that key, while it lives.
  Optional<List<Pcm>> find(SpeechKey key) {
    var entry = Optional.ofNullable(entries.get(key));
    if (entry.isPresent() && kit.nanos() - entry.get().since >= lifeNanos) {
      drop(key, entry.get());
      return Optional.empty();
    }
    entry.ifPresent(found -> found.heard.set(turns.incrementAndGet()));
    return entry.map(Entry::pieces);
  }

  /// Keeps an utterance; one that is too long for the cache is let go.
  void keep(SpeechKey key, List<Pcm> pieces) {
    long size = pieces.stream().mapToLong(piece -> 2L * piece.samples().length).sum();
    if (size > mostEntryBytes() || lifeNanos == 0) {
      return;
    }
    var heard = new AtomicLong(turns.incrementAndGet());
    var old = entries.put(key, new Entry(List.copyOf(pieces), size, kit.nanos(), heard));
    bytes.addAndGet(old == null ? size : size - old.bytes);
    if (bytes.get() > mostBytes) {
      makeRoom();
    }
  }

  /// An utterance of more bytes than this is not worth collecting.
  long mostEntryBytes() {
    return mostBytes / SMALLEST_SHARE;
  }

  /// How many bytes of audio it holds.
  long bytes() {
    return bytes.get();
  }

  /// How many pieces it holds, whoever's.
  int size() {
    return entries.size();
  }

  /// How many of that account it holds.
  int size(String account) {
    return of(account).size();
  }

  /// Drops all.
  void clear() {
    entries.forEach(this::drop);
  }

  /// Drops what is that account's.
  void clear(String account) {
    of(account).forEach(this::drop);
  }

  private Map<SpeechKey, Entry> of(String account) {
    return entries.subMap(SpeechKey.first(account), SpeechKey.last(account));
  }

  private void makeRoom() {
    var eldestFirst =
        entries.entrySet().stream()
            .map(each ->
                new Seen(each.getValue().heard.get(), Map.entry(each.getKey(), each.getValue())))
            .sorted(Comparator.comparingLong(Seen::heard))
            .toList();
    for (var seen : eldestFirst) {
      if (bytes.get() <= mostBytes - mostBytes / ROOM_SHARE) {
        return;
      }
      drop(seen.entry.getKey(), seen.entry.getValue());
    }
  }

  private void drop(SpeechKey key, Entry entry) {
    if (entries.remove(key, entry)) {
      bytes.addAndGet(-entry.bytes);
    }
  }

  /// @param since when it was made
  /// @param heard the turn in which it was heard last
  private record Entry(List<Pcm> pieces, long bytes, long since, AtomicLong heard) {}

  /// An entry as it stood when the eldest were looked for; turns go on meanwhile.
  private record Seen(long heard, Map.Entry<SpeechKey, Entry> entry) {}
}
