package io.jambo.media;

import io.jambo.media.SampleFormat.Encoding;
import io.jambo.wire.Parsed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The header of a wav file (RIFF, WAVE): read while the file arrives, and written.
///
/// Chunks may come in any order before the samples; a size of 0 or 0xFFFFFFFF, which programs write
/// that cannot go back, means "up to the end of the file".
final class Wav {
  /// The length of the header that we write.
  static final int HEADER_BYTES = 44;

  private static final int MOST_CHUNKS = 128;
  private static final int MOST_FORMAT_BYTES = 1_024;
  private static final int FORMAT_BYTES = 16;
  private static final int EXTENSIBLE_BYTES = 40;
  private static final int SLOWEST = 8_000;
  private static final int FASTEST = 48_000;
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  private static final int LINEAR = 1;
  private static final int ALAW = 6;
  private static final int ULAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /// What follows the two bytes of the encoding in an extensible format's identifier.
  private static final byte[] IDENTIFIER_TAIL = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
  };

  private final OctetReader reader;
  private final ByteBuffer bytes =
      ByteBuffer.allocate(MOST_FORMAT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int offset;

  private Wav(OctetReader reader) {
    this.reader = reader;
  }

  /// Reads up to the first sample.
  static Parsed<Decoder> open(OctetReader reader) {
    return new Wav(reader).chunks();
  }

  /// The header of 16-bit audio with one channel.
  static byte[] header(int rate, int dataBytes) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(FORMAT_BYTES)
        .putShort((short) LINEAR)
        .putShort((short) 1)
        .putInt(rate)
        .putInt(2 * rate)
        .putShort((short) 2)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(dataBytes)
        .array();
  }

  private Parsed<Decoder> chunks() {
    if (!take(12) || !"RIFF".equals(word(0)) || !"WAVE".equals(word(8))) {
      return Parsed.malformed("no RIFF WAVE header", 0);
    }
    Optional<SampleFormat> format = Optional.empty();
    for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      if (!take(8)) {
        return Parsed.malformed("wav file ends before its samples", offset);
      }
      long size = bytes.getInt(4) & UNKNOWN;
      switch (word(0)) {
        case "data" -> {
          return format.isEmpty()
              ? Parsed.malformed("wav samples come before their format", offset)
              : samples(format.get(), size);
        }
        case "fmt " -> {
          if (size < FORMAT_BYTES || size > MOST_FORMAT_BYTES || !take((int) (size + size % 2))) {
            return Parsed.malformed("wav format chunk of a wrong size", offset);
          }
          format = format((int) size);
          if (format.isEmpty()) {
            return Parsed.malformed("wav format is not supported", offset);
          }
        }
        default -> {
          if (!reader.skip(size + size % 2)) {
            return Parsed.malformed("wav file ends before its samples", offset);
          }
          offset = (int) Math.min(offset + size + size % 2, Integer.MAX_VALUE);
        }
      }
    }
    return Parsed.malformed("wav file has too many chunks", offset);
  }

  private Parsed<Decoder> samples(SampleFormat format, long size) {
    long length = size == 0 || size == UNKNOWN ? Long.MAX_VALUE : size;
    return new Parsed.Ok<>(new SampleDecoder(reader, format, length));
  }

  private Optional<SampleFormat> format(int size) {
    int tag = bytes.getShort(0) & 0xFFFF;
    int channels = bytes.getShort(2);
    int rate = bytes.getInt(4);
    int frameBytes = bytes.getShort(12);
    int bits = bytes.getShort(14);
    if (tag == EXTENSIBLE) {
      tag = size >= EXTENSIBLE_BYTES && knownIdentifier() ? bytes.getShort(24) & 0xFFFF : -1;
    }
    if (channels < 1 || channels > 2 || rate < SLOWEST || rate > FASTEST) {
      return Optional.empty();
    }
    int kind = tag;
    return encoding(kind, bits)
        .map(encoding -> new SampleFormat(encoding, channels, rate))
        .filter(format -> format.frameBytes() == frameBytes);
  }

  private static Optional<Encoding> encoding(int tag, int bits) {
    return switch (tag) {
      case LINEAR ->
          switch (bits) {
            case 8 -> Optional.of(Encoding.LINEAR_8);
            case 16 -> Optional.of(Encoding.LINEAR_16);
            case 24 -> Optional.of(Encoding.LINEAR_24);
            default -> Optional.empty();
          };
      case ALAW -> bits == 8 ? Optional.of(Encoding.ALAW) : Optional.empty();
      case ULAW -> bits == 8 ? Optional.of(Encoding.ULAW) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private boolean knownIdentifier() {
    for (int i = 0; i < IDENTIFIER_TAIL.length; i++) {
      if (bytes.get(26 + i) != IDENTIFIER_TAIL[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean take(int count) {
    // The pad byte of the largest chunk may lie beyond what is kept.
    int kept = Math.min(count, bytes.capacity());
    offset += count;
    return reader.fill(bytes.array(), 0, kept) == kept && reader.skip(count - kept);
  }

  private String word(int at) {
    return new String(bytes.array(), at, 4, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
