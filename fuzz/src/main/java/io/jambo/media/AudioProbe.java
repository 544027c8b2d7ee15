package io.jambo.media;

import io.jambo.wire.Parsed;
import io.jambo.wire.Rtp;
import io.jambo.wire.TelephoneEvent;
import java.util.Arrays;

/// Fuzzes what audio comes in: RTP headers, telephone events, the heads of wav files. It stands in
/// the package of the readers that nobody outside may name.
public final class AudioProbe {
  /// A tenth of a second of audio at the highest rate.
  private static final int BLOCK = 4_800;

  private AudioProbe() {}

  /// A packet that is plausible can be read without leaving its bytes.
  public static void rtp(byte[] packet) {
    if (!Rtp.plausible(packet, packet.length)) {
      return;
    }
    int from = Rtp.payloadStart(packet);
    int to = Rtp.payloadEnd(packet, packet.length);
    if (from < Rtp.HEADER || from > to || to > packet.length) {
      throw new AssertionError("payload from " + from + " to " + to + " of " + packet.length);
    }
    Rtp.payloadType(packet);
    Rtp.sequence(packet);
    Rtp.timestamp(packet);
    Rtp.ssrc(packet);
    if (to - from >= TelephoneEvent.LENGTH) {
      TelephoneEvent.key(TelephoneEvent.event(packet, from));
    }
  }

  /// Four bytes of event, two of timestamp and one of time at a turn: every key that goes down
  /// comes up again once.
  public static void digits(byte[] input) {
    var down = new int[1];
    var receiver =
        new DigitReceiver(event -> {
          switch (event) {
            case MediaEvent.KeyDown _ -> down[0]++;
            case MediaEvent.Digit _ -> down[0]--;
            default -> {}
          }
          if (down[0] < 0 || down[0] > 1) {
            throw new AssertionError(down[0] + " keys are down");
          }
        });
    long now = 0;
    for (int at = 0; at + 7 <= input.length; at += 7) {
      now += (input[at + 6] & 0xff) * 4L * Frame.MILLI;
      receiver.tick(now);
      receiver.take(
          TelephoneEvent.event(input, at),
          TelephoneEvent.end(input, at),
          TelephoneEvent.duration(input, at),
          (input[at + 4] << 8) | (input[at + 5] & 0xff),
          now);
    }
    receiver.tick(now + DigitReceiver.SILENCE);
    if (receiver.down()) {
      throw new AssertionError("a key stays down");
    }
  }

  /// A file that claims to be audio is read to its end, in pieces as they come.
  public static void wav(byte[] file) {
    var at = new int[1];
    int piece = file.length == 0 ? 1 : 1 + (file[file.length - 1] & 0xff);
    var reader =
        new OctetReader(into -> {
          int count = Math.min(Math.min(piece, into.length), file.length - at[0]);
          System.arraycopy(file, at[0], into, 0, count);
          at[0] += count;
          return count == 0 ? -1 : count;
        });
    if (Wav.open(reader) instanceof Parsed.Ok<Decoder>(var decoder)) {
      var block = new short[BLOCK];
      int read = 0;
      int most = 2 * file.length;
      for (int count = 1; count > 0 && read <= most; read += count) {
        Arrays.fill(block, (short) 0);
        count = decoder.read(block, 0, block.length);
      }
      if (read > most || decoder.rate() <= 0) {
        throw new AssertionError("more audio than the file has");
      }
    }
  }
}
