package io.jambo.rest;

import io.jambo.wire.Pcm;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Pieces of audio as bytes for a download: 16 bits little endian, one channel. Pauses may come at
/// a lower rate than the voice between them; they are stretched to it.
final class PcmBytes {
  private static final int HEADER = 44;
  private static final int USUAL_RATE = 8_000;

  private PcmBytes() {}

  /// The rate of all of it.
  static int rate(List<Pcm> pieces) {
    return pieces.stream().mapToInt(Pcm::rate).max().orElse(USUAL_RATE);
  }

  /// The bare samples.
  static byte[] raw(List<Pcm> pieces) {
    return samples(pieces, 0);
  }

  /// The same with the header of a wav file.
  static byte[] wav(List<Pcm> pieces) {
    var bytes = samples(pieces, HEADER);
    int rate = rate(pieces);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(bytes.length - 8)
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 1)
        .putInt(rate)
        .putInt(2 * rate)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(bytes.length - HEADER);
    return bytes;
  }

  private static byte[] samples(List<Pcm> pieces, int from) {
    int rate = rate(pieces);
    int count = pieces.stream().mapToInt(piece -> length(piece, rate)).sum();
    var buffer =
        ByteBuffer.allocate(from + 2 * count).order(ByteOrder.LITTLE_ENDIAN).position(from);
    for (var piece : pieces) {
      int length = length(piece, rate);
      for (int i = 0; i < length; i++) {
        buffer.putShort(piece.samples()[(int) ((long) i * piece.rate() / rate)]);
      }
    }
    return buffer.array();
  }

  private static int length(Pcm piece, int rate) {
    return Math.toIntExact((long) piece.samples().length * rate / piece.rate());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
