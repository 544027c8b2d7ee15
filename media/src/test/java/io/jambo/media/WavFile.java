package io.jambo.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes wav files for tests, right ones and wrong ones, independently of [Wav].
final class WavFile {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private WavFile() {
    word("RIFF").number(4, 0x7FFF_0000).word("WAVE");
  }

  static WavFile begin() {
    return new WavFile();
  }

  /// A whole file of 16-bit samples with one channel.
  static byte[] of(int rate, short[] samples) {
    return begin().format(1, 1, rate, 16).samples(linear(samples)).bytes();
  }

  static byte[] linear(short[] samples) {
    var bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }

  /// What [Wav] and its like do with a file that comes in pieces of that size.
  static Octets octets(byte[] file, int piece) {
    var rest = ByteBuffer.wrap(file);
    return into -> {
      int count = Math.min(Math.min(piece, into.length), rest.remaining());
      rest.get(into, 0, count);
      return count == 0 ? -1 : count;
    };
  }

  WavFile format(int tag, int channels, int rate, int bits) {
    int frame = channels * bits / 8;
    return word("fmt ").number(4, 16).shape(tag, channels, rate, bits, frame);
  }

  WavFile extensible(int tag, int channels, int rate, int bits) {
    word("fmt ").number(4, 40).shape(0xFFFE, channels, rate, bits, channels * bits / 8);
    number(2, 22).number(2, bits).number(4, 3).number(2, tag);
    return raw(0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71);
  }

  WavFile shape(int tag, int channels, int rate, int bits, int frame) {
    number(2, tag).number(2, channels).number(4, rate).number(4, rate * frame);
    return number(2, frame).number(2, bits);
  }

  WavFile chunk(String name, byte[] body) {
    word(name).number(4, body.length);
    out.writeBytes(body);
    return body.length % 2 == 0 ? this : raw(0);
  }

  WavFile samples(byte[] body) {
    return chunk("data", body);
  }

  WavFile samplesOfSize(int size, byte[] body) {
    word("data").number(4, size);
    out.writeBytes(body);
    return this;
  }

  WavFile word(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  WavFile number(int bytes, int value) {
    var four = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    out.writeBytes(Arrays.copyOf(four, bytes));
    return this;
  }

  WavFile raw(int... bytes) {
    for (int one : bytes) {
      out.write(one);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
