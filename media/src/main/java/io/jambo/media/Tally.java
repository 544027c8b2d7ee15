package io.jambo.media;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/// What one stream has counted: written by the media loop alone, read by anybody.
@SuppressWarnings("EnumOrdinal") // as an index within this class alone
final class Tally {
  /// What is counted.
  enum Item {
    SENT,
    /// Bytes of payload sent, as a sender report counts them.
    OCTETS,
    RECEIVED,
    /// Packets that the sequence numbers say there were.
    EXPECTED,
    LATE,
    DUPLICATES,
    STRANGERS,
    CONCEALED,
    DIGITS,
    RTCP_SENT,
    RTCP_RECEIVED,
    RTCP_DROPPED,
    /// What follows is no count but the latest value. In samples:
    JITTER,
    MOST_JITTER,
    BUFFERED,
    /// As the peer reports it.
    REMOTE_LOST,
    REMOTE_JITTER,
    ROUND_TRIP_MICROS
  }

  private final AtomicLongArray values = new AtomicLongArray(Item.values().length);

  /// Counts one.
  void count(Item item) {
    add(item, 1);
  }

  /// Counts so many.
  void add(Item item, long many) {
    // One writer, so no read-modify-write is needed.
    values.setOpaque(item.ordinal(), values.getPlain(item.ordinal()) + many);
  }

  /// Notes the latest value.
  void set(Item item, long value) {
    values.setOpaque(item.ordinal(), value);
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
        value(Item.DIGITS),
        new MediaStats.Reports(
            value(Item.RTCP_SENT),
            value(Item.RTCP_RECEIVED),
            value(Item.RTCP_DROPPED),
            value(Item.REMOTE_LOST),
            millis(Item.REMOTE_JITTER),
            value(Item.ROUND_TRIP_MICROS) / 1_000.0),
        millis(Item.JITTER),
        millis(Item.MOST_JITTER),
        millis(Item.BUFFERED));
  }

  private double millis(Item item) {
    return (double) value(item) / Narrowband.PER_MILLI;
  }

  /// One of them; callable from any task.
  long value(Item item) {
    return values.getOpaque(item.ordinal());
  }
}
