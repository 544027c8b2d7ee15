package io.jambo.media;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/// Makes mp3 of audio that is there as a whole: MPEG layer III, one channel, a constant bit rate
/// that suits speech.
///
/// jump3r, LAME in pure Java, does the work. A minute of audio takes it a second or more, without a
/// pause, so whoever asks gives it a platform thread.
public final class Mp3Encoder {
  private static final int BITS = 16;

  private Mp3Encoder() {}

  /// The whole of it as frames of mp3, at the nearest rate that MPEG audio has.
  ///
  /// @param samples 16 bits each, little endian, one channel
  /// @param rate how many samples are a second
  public static byte[] encode(byte[] samples, int rate) {
    var source = new AudioFormat(rate, BITS, 1, true, false);
    var lame =
        new LameEncoder(
            source, kilobits(rate), LameEncoder.CHANNEL_MODE_MONO, LameEncoder.QUALITY_LOW, false);
    try {
      var frames = new ByteArrayOutputStream();
      var room = new byte[lame.getOutputBufferSize()];
      int most = lame.getInputBufferSize();
      for (int at = 0; at < samples.length; at += most) {
        int length = Math.min(most, samples.length - at);
        frames.write(room, 0, lame.encodeBuffer(samples, at, length, room));
      }
      frames.write(room, 0, lame.encodeFinish(room));
      return frames.toByteArray();
    } finally {
      lame.close();
    }
  }

  /// Three bits a sample, as far as MPEG audio has such a bit rate.
  private static int kilobits(int rate) {
    if (rate <= 12_000) {
      return 24;
    }
    return rate <= 16_000 ? 48 : 64;
  }
}
