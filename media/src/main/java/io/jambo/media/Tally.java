package io.jambo.media;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// What one stream has counted: written by the media loop alone, read by anybody.
final class Tally {
  /// What is counted.
  enum Item {
    SENT,
    RECEIVED,
    /// Packets that the sequence numbers say there were.
    EXPECTED,
    LATE,
    DUPLICATES,
    STRANGERS,
    CONCEALED,
    DIGITS
  }

  private final Map<Item, AtomicLong> values = new EnumMap<>(Item.class);

  Tally() {
    for (var item : Item.values()) {
      values.put(item, new AtomicLong());
    }
  }

  /// Counts one.
  void count(Item item) {
    add(item, 1);
  }

  /// Counts so many.
  void add(Item item, long many) {
    var counter = counter(item);
    // One writer, so no read-modify-write is needed.
    counter.setOpaque(counter.getPlain() + many);
  }

  /// All of it now.
  MediaStats stats(Optional<AudioCodec> codec) {
    long unique = value(Item.RECEIVED) - value(Item.DUPLICATES);
    return new MediaStats(
        codec,
        value(Item.SENT),
        value(Item.RECEIVED),
        Math.max(0, value(Item.EXPECTED) - unique),
        value(Item.LATE),
        value(Item.DUPLICATES),
        value(Item.STRANGERS),
        value(Item.CONCEALED),
        value(Item.DIGITS));
  }

  private long value(Item item) {
    return counter(item).getOpaque();
  }

  private AtomicLong counter(Item item) {
    return Objects.requireNonNull(values.get(item));
  }
}
