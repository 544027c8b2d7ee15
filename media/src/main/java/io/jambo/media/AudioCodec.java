package io.jambo.media;

/// The audio codecs we speak: the two laws of G.711 (RFC 3551 §4.5.14), 8,000 samples a second, one
/// byte a sample.
public enum AudioCodec {
  PCMU(0),
  PCMA(8);

  /// Samples a second, and ticks of the RTP clock.
  public static final int RATE = 8_000;

  private final int payloadType;

  AudioCodec(int payloadType) {
    this.payloadType = payloadType;
  }

  /// Its static payload type.
  public int payloadType() {
    return payloadType;
  }
}
