package io.jambo.media;

import io.jambo.wire.Rtp;
import io.jambo.wire.TelephoneEvent;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Sends one stream: a packet each packet time, whether there is something to say or not (media.md
/// 3.1). Timestamps follow the clock, even where nothing was sent. Owned by the media loop;
/// allocates nothing for a packet.
final class RtpSender {
  /// The longest packet time we send, in samples.
  private static final int LONGEST_PACKET = 60 * Narrowband.PER_MILLI;

  /// The loudness we claim for keys, in -dBm0 (sip.md 8.6).
  private static final int KEY_VOLUME = 13;

  private final Sockets.Socket socket;
  private final Latch latch;
  private final Player player;
  private final DigitSender digits;
  private final Meters meters;
  private final Tally tally;
  private final byte[] packet = new byte[Rtp.HEADER + LONGEST_PACKET];
  private final short[] audio = new short[LONGEST_PACKET];
  private final long ssrc;
  private AudioCodec codec = AudioCodec.PCMU;
  private Direction direction = Direction.INACTIVE;
  private int payloadType;
  private int eventsType = -1;
  private int packetSamples = Frame.SAMPLES;
  private int filled;
  private int sequence;
  private int timestamp;
  private int packetTimestamp;
  private boolean marker = true;
  private @Nullable Source tone;

  RtpSender(
      Sockets.Socket socket,
      Latch latch,
      Player player,
      DigitSender digits,
      Meters meters,
      Tally tally,
      RandomGenerator random) {
    this.socket = socket;
    this.latch = latch;
    this.player = player;
    this.digits = digits;
    this.meters = meters;
    this.tally = tally;
    this.ssrc = random.nextInt() & 0xffff_ffffL;
    this.sequence = random.nextInt() & 0xffff;
    this.timestamp = random.nextInt();
  }

  /// The source that our packets name.
  long ssrc() {
    return ssrc;
  }

  /// The timestamp of the audio that comes next.
  int timestamp() {
    return timestamp;
  }

  /// Sends as agreed from now on; sequence and SSRC go on.
  void agreed(Agreement agreement) {
    codec = agreement.sending().codec();
    payloadType = agreement.sending().payloadType();
    eventsType = agreement.sendingEvents().orElse(-1);
    direction = agreement.direction();
    packetSamples = agreement.ptimeMillis() * Narrowband.PER_MILLI;
    filled = 0;
  }

  /// Begins a playback in place of the present one.
  void play(long playback, Source source) {
    player.play(playback, source);
    marker = true;
  }

  /// Stops that playback at once: what was read of it but not sent never will be.
  void stop(long playback) {
    if (player.playing(playback)) {
      player.unread(filled);
      Arrays.fill(audio, 0, filled, (short) 0);
      player.stop();
    }
  }

  /// Presses keys, after those that wait.
  void press(List<DigitSender.Step> steps) {
    digits.add(steps);
  }

  /// Moves on by one tick of so many samples, and sends what is due.
  void tick(int samples) {
    if (!direction.sends()) {
      // The prompt goes on in time, unheard: a call on hold still comes to its end.
      player.read(audio, 0, samples);
      skip(samples);
      return;
    }
    switch (digits.tick(samples, timestamp, eventsType >= 0)) {
      case IDLE -> {
        player.read(audio, filled, filled + samples);
        filled(samples);
      }
      case SILENCE -> {
        Arrays.fill(audio, filled, filled + samples, (short) 0);
        tone = null;
        filled(samples);
      }
      case TONE -> {
        keyTone(samples);
        filled(samples);
      }
      case EVENT -> {
        sendEvent();
        timestamp += samples;
      }
      case NOTHING -> timestamp += samples;
    }
  }

  /// Moves on without sending: we may not, or the loop was late beyond repair.
  void skip(int samples) {
    filled = 0;
    timestamp += samples;
    marker = true;
  }

  private void keyTone(int samples) {
    if (tone == null) {
      tone = Tones.digits(String.valueOf(digits.key()), DigitSender.LONGEST);
    }
    int to = filled + samples;
    Arrays.fill(audio, filled + Math.max(0, tone.read(audio, filled, to)), to, (short) 0);
  }

  private void filled(int samples) {
    if (filled == 0) {
      packetTimestamp = timestamp;
    }
    filled += samples;
    timestamp += samples;
    if (filled >= packetSamples) {
      sendAudio();
    }
  }

  private void sendAudio() {
    codec.encode(audio, filled, packet, Rtp.HEADER);
    if (send(marker, payloadType, packetTimestamp, filled)) {
      marker = false;
    }
    filled = 0;
  }

  private void sendEvent() {
    if (filled > 0) {
      sendAudio();
    }
    int event = TelephoneEvent.event(digits.key());
    TelephoneEvent.write(packet, Rtp.HEADER, event, digits.end(), KEY_VOLUME, digits.duration());
    boolean _ = send(digits.first(), eventsType, digits.timestamp(), TelephoneEvent.LENGTH);
    marker = true;
  }

  private boolean send(boolean marked, int type, int stamp, int payload) {
    var target = latch.target();
    if (target.isEmpty()) {
      return false;
    }
    Rtp.writeHeader(packet, marked, type, sequence, stamp & 0xffff_ffffL, ssrc);
    sequence = (sequence + 1) & 0xffff;
    latch.sent();
    if (socket.send(packet, Rtp.HEADER + payload, target.get())) {
      meters.sent();
      tally.count(Tally.Item.SENT);
      tally.add(Tally.Item.OCTETS, payload);
    }
    return true;
  }
}
