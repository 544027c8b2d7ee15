package io.jambo.media;

/// Bounds the packets of one stream to so many a second (security.md RTP-5). Owned by the media
/// loop.
final class RateBound {
  /// Of audio: 10 ms packets make 100; twice that is no audio stream.
  static final int AUDIO = 200;

  private static final long SECOND = 1_000 * Frame.MILLI;

  private final int perSecond;
  private long windowStart = Long.MIN_VALUE;
  private int taken;

  RateBound(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Whether one more packet is within the bound.
  boolean take(long now) {
    if (windowStart == Long.MIN_VALUE || now - windowStart >= SECOND) {
      windowStart = now;
      taken = 0;
    }
    taken++;
    return taken <= perSecond;
  }
}
