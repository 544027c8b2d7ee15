package io.jambo.media;

import io.jambo.wire.Bounds;
import org.jspecify.annotations.Nullable;

/// Puts the packets of a stream back into their order and their time: packets in as they come,
/// frames of 20 ms out as the clock asks (media.md 3.2).
///
/// A fixed ring of packets by extended sequence number. What is played next is a timestamp that
/// moves on by itself, so a pause of the sender stays a pause. Owned by the media loop; allocates
/// nothing.
final class JitterBuffer {
  /// What became of a packet.
  enum Put {
    KEPT,
    LATE,
    DUPLICATE,
    FULL
  }

  /// Packets of 10 ms for 640 ms.
  static final int CAPACITY = 64;

  /// A timestamp this far from what is played next is a new beginning, not jitter.
  static final int RESYNC = 500 * Narrowband.PER_MILLI;

  private static final long NONE = -1;

  private final PacketPool pool;
  private final PlayoutDelay delay;
  private final Concealer concealer = new Concealer();
  private final @Nullable Packet[] ring = new @Nullable Packet[CAPACITY];
  private final long[] sequences = new long[CAPACITY];
  private final int[] timestamps = new int[CAPACITY];
  private final short[] decoded = new short[Bounds.RTP_PACKET];
  private int decodedAt;
  private int decodedEnd;
  private int decodedStamp;
  private boolean running;
  private long played;
  private long highest;
  private int playing;

  JitterBuffer(PacketPool pool, PlayoutDelay delay) {
    this.pool = pool;
    this.delay = delay;
  }

  /// Another stream begins: what is held belongs to none.
  void reset() {
    clear();
    concealer.reset();
    delay.reset();
  }

  /// Throws away what has not been played; the stream goes on (a change of codec, say).
  void clear() {
    for (int slot = 0; slot < CAPACITY; slot++) {
      release(slot);
      sequences[slot] = NONE;
    }
    decodedAt = decodedEnd;
    running = false;
  }

  /// Takes a packet of the stream. Only a kept one belongs to the buffer afterwards.
  ///
  /// @param sequence extended
  /// @param timestamp the 32 bits of the header
  Put put(Packet packet, long sequence, int timestamp) {
    if (running && sequences[slot(sequence)] == sequence) {
      return Put.DUPLICATE;
    }
    int slack = timestamp - playing;
    if (!running || (sequence > highest && Math.abs((long) slack) > RESYNC)) {
      begin(sequence, timestamp);
    } else if (slack + packet.samples() <= 0) {
      playing -= delay.late();
      return Put.LATE;
    } else if (sequence <= played) {
      return Put.LATE;
    } else if (!fits(sequence)) {
      return Put.FULL;
    } else {
      playing += delay.arrived(slack);
    }
    int slot = slot(sequence);
    ring[slot] = packet;
    sequences[slot] = sequence;
    timestamps[slot] = timestamp;
    highest = Math.max(highest, sequence);
    return Put.KEPT;
  }

  /// Fills one frame.
  ///
  /// @return whether some of it had to be made up
  boolean take(short[] frame) {
    boolean madeUp = false;
    int at = 0;
    while (at < Frame.SAMPLES) {
      int left = Frame.SAMPLES - at;
      if (decodedAt == decodedEnd) {
        load(left);
      }
      int ready = decodedEnd - decodedAt;
      int gap = ready == 0 ? left : Math.min(left, decodedStamp + decodedAt - playing);
      int count = gap > 0 ? gap : Math.min(left, ready);
      if (gap < 0) {
        decodedAt += Math.min(-gap, ready);
        continue;
      }
      if (gap > 0) {
        madeUp |= concealer.fill(frame, at, count);
      } else {
        System.arraycopy(decoded, decodedAt, frame, at, count);
        concealer.heard(frame, at, count);
        decodedAt += count;
      }
      at += count;
      playing += count;
    }
    return madeUp;
  }

  /// Moves on without playing: the loop itself was late.
  void skip(int samples) {
    playing += samples;
  }

  private void begin(long sequence, int timestamp) {
    clear();
    running = true;
    playing = timestamp - delay.start();
    // Packets that the first one has overtaken may still come.
    played = sequence - CAPACITY;
    highest = sequence;
  }

  /// Whether the ring has room from the next packet to play up to this one.
  private boolean fits(long sequence) {
    while (sequence - played > CAPACITY && !holds(played + 1)) {
      played++;
    }
    return sequence - played <= CAPACITY;
  }

  /// Decodes the next packet if its audio begins within so many samples; a packet further ahead
  /// waits in the ring, since one before it may still come.
  private void load(int within) {
    while (running && played < highest) {
      long next = played + 1;
      while (!holds(next) && next < highest) {
        next++;
      }
      int slot = slot(next);
      var packet = ring[slot];
      if (packet == null || timestamps[slot] - playing >= within) {
        return;
      }
      played = next;
      packet.decode(decoded);
      decodedStamp = timestamps[slot];
      decodedEnd = packet.samples();
      decodedAt = Math.clamp((long) playing - decodedStamp, 0, decodedEnd);
      release(slot);
      if (decodedAt < decodedEnd) {
        return;
      }
    }
  }

  private boolean holds(long sequence) {
    return ring[slot(sequence)] != null && sequences[slot(sequence)] == sequence;
  }

  private void release(int slot) {
    var packet = ring[slot];
    if (packet != null) {
      pool.giveBack(packet);
      ring[slot] = null;
    }
  }

  private static int slot(long sequence) {
    return (int) (sequence & (CAPACITY - 1));
  }
}
