package io.jambo.media;

import io.jambo.media.JitterBuffer.Put;
import io.jambo.wire.Rtp;
import io.jambo.wire.TelephoneEvent;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Receives one stream: decides what of a socket's datagrams is the peer's audio and digits, and
/// hands a frame on every 20 ms (media.md 3.2, security.md RTP-5). Owned by the media loop;
/// allocates nothing for a packet.
final class RtpReceiver {
  /// Payload types that are RTCP packets on an RTP port (RFC 5761 §4).
  private static final int FIRST_RTCP = 64;

  private static final int LAST_RTCP = 95;
  private static final int PAYLOAD_TYPES = 128;

  /// Comfort noise (RFC 3389): taken from the peer itself whether agreed on or not, since many send
  /// it unasked; it chooses nobody.
  private static final int NOISE = 13;

  /// A telephone event with more than this behind it is none.
  private static final int LONGEST_EVENT = 32;

  private final PacketPool pool;
  private final Latch latch;
  private final JitterBuffer jitter;
  private final Playout playout;
  private final DigitReceiver digits;
  private final Meters meters;
  private final Tally tally;
  private final Reception reception;
  private final PlayoutDelay delay;
  private final SequenceTracker sequences = new SequenceTracker();
  private final RateBound rate = new RateBound(RateBound.AUDIO);
  private final short[] frame = new short[Frame.SAMPLES];

  /// By payload type: the codec, and whether it is telephone events.
  private final @Nullable AudioCodec[] codecs = new @Nullable AudioCodec[PAYLOAD_TYPES];

  private final boolean[] keys = new boolean[PAYLOAD_TYPES];
  private @Nullable Sink sink;
  private boolean receives;
  private long lastHeard;

  RtpReceiver(
      PacketPool pool,
      Latch latch,
      Reception reception,
      PlayoutDelay delay,
      Consumer<MediaEvent> events,
      Meters meters,
      Tally tally) {
    this.pool = pool;
    this.latch = latch;
    this.jitter = new JitterBuffer(pool, delay);
    this.playout = new Playout(jitter);
    this.meters = meters;
    this.tally = tally;
    this.reception = reception;
    this.delay = delay;
    this.digits = new DigitReceiver(counted(events));
  }

  /// Takes what was agreed from now on.
  void agreed(Agreement agreement) {
    Arrays.fill(codecs, null);
    Arrays.fill(keys, false);
    agreement.receivingEvents().forEach(type -> keys[type] = true);
    agreement.receiving().forEach(format -> codecs[format.payloadType()] = format.codec());
    receives = agreement.direction().receives();
  }

  /// Throws away what has not been played: the codec has changed.
  void flush() {
    jitter.clear();
  }

  /// Hands frames to a sink, or to nobody.
  void sink(@Nullable Sink next) {
    if (sink == null) {
      jitter.clear();
    }
    sink = next;
  }

  /// When the peer was heard last; 0 when it never was.
  long lastHeard() {
    return lastHeard;
  }

  /// Reads what waits at the socket.
  void read(Sockets.Socket socket, Reporter reporter, long now) {
    for (int i = 0; i < SocketOwner.READS_PER_TURN; i++) {
      var packet = pool.take();
      if (!socket.receive(packet)) {
        pool.giveBack(packet);
        return;
      }
      if (!take(packet, reporter, now)) {
        pool.giveBack(packet);
      }
    }
  }

  /// Plays the next 20 ms of what has come.
  void tick(long now) {
    digits.tick(now);
    if (sink == null) {
      return;
    }
    if (playout.take(frame, clock(now))) {
      tally.count(Tally.Item.CONCEALED);
    }
    if (digits.down()) {
      // The key's own tone is not for listeners (media.md 4).
      Arrays.fill(frame, (short) 0);
    }
    sink.write(frame, Frame.SAMPLES);
  }

  /// Moves on without playing: the loop was late beyond repair.
  void skip(int samples) {
    jitter.skip(samples);
  }

  /// The endpoint is gone; its packets go back to the pool.
  void close() {
    jitter.clear();
    sink = null;
  }

  /// @return whether the jitter buffer has kept the packet
  private boolean take(Packet packet, Reporter reporter, long now) {
    byte[] data = packet.data();
    if (isControl(packet)) {
      reporter.take(packet, now);
      return false;
    }
    if (!Rtp.plausible(data, packet.length())) {
      return dropped(Drop.MALFORMED);
    }
    int type = Rtp.payloadType(data);
    int at = Rtp.payloadStart(data);
    int length = Rtp.payloadEnd(data, packet.length()) - at;
    var codec = codecs[type];
    boolean noise = type == NOISE && codec == null && latch.locked();
    if (!fits(codec, keys[type], noise, length)) {
      return dropped(Drop.PAYLOAD);
    }
    int sequence = Rtp.sequence(data);
    if (!latch.take(packet.source(), Rtp.ssrc(data), sequence, now)) {
      tally.count(Tally.Item.STRANGERS);
      return dropped(Drop.SOURCE);
    }
    if (!rate.take(now)) {
      return dropped(Drop.RATE);
    }
    if (!follow(Rtp.ssrc(data), sequence)) {
      return dropped(Drop.PROBATION);
    }
    lastHeard = now;
    meters.received();
    tally.count(Tally.Item.RECEIVED);
    reception.packet(sequences.extended());
    if (!receives) {
      return dropped(Drop.DIRECTION);
    }
    int timestamp = (int) Rtp.timestamp(data);
    if (keys[type]) {
      key(data, at, timestamp, now);
      return false;
    }
    if (codec != null) {
      reception.audio(timestamp, clock(now));
      tally.set(Tally.Item.JITTER, reception.jitter());
      tally.set(Tally.Item.MOST_JITTER, reception.mostJitter());
    }
    if (sink == null) {
      // Nobody listens: no buffer, no decoding.
      return false;
    }
    if (codec != null) {
      packet.audio(codec, at, length);
    } else {
      packet.noise(at);
    }
    tally.set(Tally.Item.BUFFERED, delay.wanted());
    return kept(jitter.put(packet, sequences.extended(), timestamp, clock(now)));
  }

  private static boolean isControl(Packet packet) {
    int type = packet.length() < 2 ? 0 : packet.data()[1] & 0x7f;
    return type >= FIRST_RTCP && type <= LAST_RTCP;
  }

  /// Follows the stream by its numbers; another stream begins with an empty buffer.
  private boolean follow(long ssrc, int sequence) {
    long before = sequences.highest();
    return switch (sequences.take(ssrc, sequence)) {
      case BELONGS -> {
        tally.add(Tally.Item.EXPECTED, sequences.highest() - before);
        yield true;
      }
      case BEGINS -> {
        tally.count(Tally.Item.EXPECTED);
        reception.begin(ssrc, sequences.extended());
        jitter.reset();
        digits.reset();
        yield true;
      }
      case PROBATION -> false;
    };
  }

  private void key(byte[] data, int at, int timestamp, long now) {
    digits.take(
        TelephoneEvent.event(data, at),
        TelephoneEvent.end(data, at),
        TelephoneEvent.duration(data, at),
        timestamp,
        now);
  }

  private Consumer<MediaEvent> counted(Consumer<MediaEvent> events) {
    return event -> {
      if (event instanceof MediaEvent.Digit) {
        tally.count(Tally.Item.DIGITS);
      }
      events.accept(event);
    };
  }

  private boolean kept(Put put) {
    return switch (put) {
      case KEPT -> true;
      case LATE -> {
        tally.count(Tally.Item.LATE);
        yield dropped(Drop.LATE);
      }
      case DUPLICATE -> {
        tally.count(Tally.Item.DUPLICATES);
        yield dropped(Drop.DUPLICATE);
      }
      case FULL -> dropped(Drop.FULL);
    };
  }

  private boolean dropped(Drop why) {
    meters.dropped(why);
    return false;
  }

  private static boolean fits(@Nullable AudioCodec codec, boolean key, boolean noise, int length) {
    return (codec != null || noise)
        ? length > 0
        : key && length >= TelephoneEvent.LENGTH && length <= LONGEST_EVENT;
  }

  private static int clock(long now) {
    return (int) (now * Narrowband.PER_MILLI / Frame.MILLI);
  }
}
