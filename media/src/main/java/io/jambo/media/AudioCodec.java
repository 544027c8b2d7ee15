package io.jambo.media;

import java.util.Arrays;
import java.util.Optional;

/// The audio codecs we speak: the two laws of G.711 (RFC 3551 §4.5.14), 8,000 samples a second, one
/// byte a sample.
public enum AudioCodec {
  PCMU(0) {
    @Override
    void encode(short[] in, int count, byte[] out, int at) {
      G711.encodeUlaw(in, 0, count, out, at);
    }

    @Override
    void decode(byte[] in, int at, int count, short[] out) {
      G711.decodeUlaw(in, at, count, out, 0);
    }
  },
  PCMA(8) {
    @Override
    void encode(short[] in, int count, byte[] out, int at) {
      G711.encodeAlaw(in, 0, count, out, at);
    }

    @Override
    void decode(byte[] in, int at, int count, short[] out) {
      G711.decodeAlaw(in, at, count, out, 0);
    }
  };

  private final int payloadType;

  AudioCodec(int payloadType) {
    this.payloadType = payloadType;
  }

  /// Its static payload type.
  public int payloadType() {
    return payloadType;
  }

  /// Encodes the first `count` samples into `out` from index `at` on.
  abstract void encode(short[] in, int count, byte[] out, int at);

  /// Decodes `count` bytes from index `at` on into the beginning of `out`.
  abstract void decode(byte[] in, int at, int count, short[] out);

  /// The codec of that encoding name, in any case.
  static Optional<AudioCodec> named(String encoding) {
    return Arrays.stream(values())
        .filter(codec -> codec.name().equalsIgnoreCase(encoding))
        .findFirst();
  }

  /// The codec of that static payload type.
  static Optional<AudioCodec> of(int payloadType) {
    return Arrays.stream(values()).filter(codec -> codec.payloadType == payloadType).findFirst();
  }
}
