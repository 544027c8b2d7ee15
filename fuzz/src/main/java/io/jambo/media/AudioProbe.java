package io.jambo.media;

import io.jambo.wire.Parsed;
import io.jambo.wire.Rtcp;
import io.jambo.wire.Rtp;
import io.jambo.wire.TelephoneEvent;

/// Fuzzes what audio comes in: RTP headers, telephone events, RTCP reports, wav and mp3 files. It
/// stands in the package of the readers that nobody outside may name.
public final class AudioProbe {
  /// A tenth of a second of audio at the highest rate.
  private static final int BLOCK = 4_800;

  /// A frame of 1,152 samples has 24 bytes at least.
  private static final int MOST_MP3_SAMPLES = 1_152;

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

  /// A compound packet that is plausible is read to its end, each report within its bytes.
  public static void rtcp(byte[] packet) {
    if (!Rtcp.plausible(packet, packet.length)) {
      return;
    }
    int at = 0;
    while (at < packet.length) {
      int type = Rtcp.type(packet, at);
      if (type == Rtcp.SENDER_REPORT) {
        Rtcp.middleTime(packet, at);
      }
      if (type == Rtcp.SENDER_REPORT || type == Rtcp.RECEIVER_REPORT) {
        Rtcp.sender(packet, at);
        for (int i = 0; i < Rtcp.reports(packet, at); i++) {
          int report = Rtcp.report(packet, at, i);
          Rtcp.about(packet, report);
          Rtcp.sinceLastReport(packet, report);
        }
      }
      int next = Rtcp.next(packet, at);
      if (next <= at) {
        throw new AssertionError("a packet that does not end");
      }
      at = next;
    }
  }

  /// A file that claims to be linear audio is read to its end, in pieces as they come.
  public static void wav(byte[] file) {
    long read = read(Wav.open(reader(file)));
    if (read > 2L * file.length) {
      throw new AssertionError("more audio than the file has");
    }
  }

  /// A file that claims to be MPEG audio is read to its end.
  public static void mp3(byte[] file) {
    long read = read(Mp3.open(reader(file)));
    if (read > (long) MOST_MP3_SAMPLES * (file.length + 1)) {
      throw new AssertionError("more audio than the file can have");
    }
  }

  private static OctetReader reader(byte[] file) {
    var at = new int[1];
    int piece = file.length == 0 ? 1 : 1 + (file[file.length - 1] & 0xff);
    return new OctetReader(into -> {
      int count = Math.min(Math.min(piece, into.length), file.length - at[0]);
      System.arraycopy(file, at[0], into, 0, count);
      at[0] += count;
      return count == 0 ? -1 : count;
    });
  }

  private static long read(Parsed<Decoder> opened) {
    if (!(opened instanceof Parsed.Ok<Decoder>(var decoder))) {
      return 0;
    }
    if (decoder.rate() <= 0) {
      throw new AssertionError("audio without a rate");
    }
    var block = new short[BLOCK];
    long read = 0;
    for (int count = 1; count > 0; read += count) {
      count = Math.max(0, decoder.read(block, 0, block.length));
    }
    return read;
  }
}
