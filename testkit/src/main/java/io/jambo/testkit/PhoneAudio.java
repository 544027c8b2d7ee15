package io.jambo.testkit;

import io.jambo.wire.Rtp;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The audio of one call of a phone: a frame each 20 ms, what it is told to say or silence, and the
/// keys it presses; and everything that comes back.
final class PhoneAudio {
  private static final Duration FRAME_TIME = Duration.ofMillis(20);

  private final World world;
  private final UdpPort port;
  private final Heard heard = new Heard();
  private final Keypad keypad;
  private final long ssrc;
  private Deque<short[]> toSay = new ArrayDeque<>();
  private PhoneSdp.@Nullable Wish far;
  private int sequence;
  private long timestamp;
  private boolean marker = true;
  private boolean closed;
  private boolean running;
  private long nextAt;

  PhoneAudio(World world, InetSocketAddress at, SplittableRandom random) {
    this.world = world;
    this.port =
        world
            .network()
            .bind(at, this::received)
            .orElseThrow(() -> new IllegalStateException("the phone's RTP port is taken"));
    this.ssrc = random.nextLong(1L << 32);
    this.sequence = random.nextInt(1 << 16);
    this.timestamp = random.nextLong(1L << 32);
    this.keypad = new Keypad(world);
  }

  InetSocketAddress address() {
    return port.address();
  }

  Heard heard() {
    return heard;
  }

  Keypad keypad() {
    return keypad;
  }

  /// What was negotiated; from the first time on a frame leaves each 20 ms.
  void talkTo(PhoneSdp.Wish wish) {
    far = wish;
    if (!running) {
      running = true;
      nextAt = world.nanos();
      tick();
    }
  }

  void say(Audio audio) {
    short[] samples = audio.samples();
    for (int at = 0; at < samples.length; at += Audio.FRAME) {
      toSay.add(Arrays.copyOfRange(samples, at, at + Audio.FRAME));
    }
  }

  boolean silent() {
    return toSay.isEmpty();
  }

  void close() {
    if (!closed) {
      closed = true;
      port.close();
    }
  }

  private void tick() {
    if (closed || far == null) {
      return;
    }
    if (far.wantsAudio()) {
      sendFrame(far);
    }
    timestamp = (timestamp + Audio.FRAME) & 0xffff_ffffL;
    nextAt += FRAME_TIME.toNanos();
    var _ = world.at(nextAt, this::tick);
  }

  private void sendFrame(PhoneSdp.Wish wish) {
    if (keypad.pressed() && wish.events() >= 0) {
      var payload = keypad.next(timestamp);
      send(wish, wish.events(), keypad.isFirst(), keypad.timestamp(), payload);
    } else {
      var samples = toSay.isEmpty() ? new short[Audio.FRAME] : toSay.remove();
      send(wish, wish.codec().payloadType, marker, timestamp, wish.codec().encode(samples));
      marker = false;
    }
  }

  private void send(PhoneSdp.Wish wish, int type, boolean mark, long time, byte[] payload) {
    var packet = new byte[Rtp.HEADER + payload.length];
    Rtp.writeHeader(packet, mark, type, sequence, time, ssrc);
    System.arraycopy(payload, 0, packet, Rtp.HEADER, payload.length);
    sequence = (sequence + 1) & 0xffff;
    port.send(packet, wish.rtp());
  }

  private void received(Datagram datagram) {
    RtpPacket.read(world.nanos(), datagram).ifPresent(heard::add);
  }
}
