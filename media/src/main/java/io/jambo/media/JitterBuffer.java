package io.jambo.media;

import io.jambo.wire.Bounds;
import org.jspecify.annotations.Nullable;

/// Puts the packets of a stream back into their order and their time: packets in as they come,
/// frames of 20 ms out as the clock asks (media.md 3.2).
///
/// A fixed ring of packets by extended sequence number. What is played next is a timestamp that
/// moves on by itself, so a pause of the sender stays a pause. A packet that comes too late is
/// still played when nothing after it was and the delay may grow by so much. How far playing should
/// stay behind says [PlayoutDelay]; [Playout] sees to it. Owned by the media loop; allocates
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

  /// A stream whose newest packets have all been too late for so long has begun anew, unsaid.
  static final int RESYNC_AFTER = 100 * Narrowband.PER_MILLI;

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
  private boolean behind;
  private int behindSince;

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
    behind = false;
    delay.rebase();
  }

  /// Takes a packet of the stream. Only a kept one belongs to the buffer afterwards.
  ///
  /// @param sequence extended
  /// @param timestamp the 32 bits of the header
  /// @param clock ours, in samples
  Put put(Packet packet, long sequence, int timestamp, int clock) {
    if (running && sequences[slot(sequence)] == sequence) {
      return Put.DUPLICATE;
    }
    boolean newest = sequence > highest;
    if (!running || (newest && lost(timestamp, clock))) {
      begin(sequence, timestamp);
    }
    delay.arrived(timestamp, clock);
    if (sequence <= played) {
      return Put.LATE;
    }
    if (!fits(sequence)) {
      return Put.FULL;
    }
    int missed = playing - timestamp;
    boolean late = missed >= packet.samples();
    if (newest || !late) {
      behindSince = late && behind ? behindSince : clock;
      behind = late;
    }
    if (late) {
      if (delay.behind(playing, clock) + missed > delay.most()) {
        return Put.LATE;
      }
      // Nobody has heard anything after it: playing waits for it in hindsight.
      playing = timestamp;
    }
    keep(packet, sequence, timestamp);
    return Put.KEPT;
  }

  /// Whether playing is paced by packets that have come.
  boolean paced() {
    return running && delay.based();
  }

  /// How much further behind playing is than wanted; negative when too close.
  int tooFarBehind(int clock) {
    return delay.behind(playing, clock) - delay.wanted();
  }

  /// Leaves out what was kept waiting for too long.
  void keepWithinBound(int clock) {
    if (paced()) {
      playing += Math.max(0, delay.behind(playing, clock) - delay.most() - Frame.SAMPLES);
    }
  }

  /// Fills one frame, from that index on.
  ///
  /// @return whether some of it had to be made up
  boolean take(short[] frame, int from) {
    boolean madeUp = false;
    int at = from;
    while (at < from + Frame.SAMPLES) {
      int left = from + Frame.SAMPLES - at;
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
    playing = timestamp - delay.wanted();
    // Packets that the first one has overtaken may still come.
    played = sequence - CAPACITY;
    highest = sequence;
  }

  /// Whether a stream's newest timestamp has nothing to do with what is played: it jumped, or has
  /// been behind for long.
  private boolean lost(int timestamp, int clock) {
    return Math.abs((long) (timestamp - playing)) > RESYNC
        || (behind && timestamp - playing < 0 && clock - behindSince > RESYNC_AFTER);
  }

  private void keep(Packet packet, long sequence, int timestamp) {
    int slot = slot(sequence);
    ring[slot] = packet;
    sequences[slot] = sequence;
    timestamps[slot] = timestamp;
    highest = Math.max(highest, sequence);
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
      if (packet.quiet()) {
        concealer.rests(packet.level());
        release(slot);
        continue;
      }
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
