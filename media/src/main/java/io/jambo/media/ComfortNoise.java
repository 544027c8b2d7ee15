package io.jambo.media;

/// The quiet between words: faint noise where nothing is known to play, so that the line does not
/// seem dead (media.md 2 and 3.2). As loud as the quietest moments of the stream, or as its own
/// comfort noise packets say (RFC 3389 §3.1), and never louder than [#LOUDEST]. Owned by the media
/// loop.
final class ComfortNoise {
  /// Root mean square, -60 dBov.
  static final int LOUDEST = 32;

  /// Levels are 0 to 127 below overload.
  private static final int LEVEL_BITS = 0x7f;

  /// A frame this much louder than the floor raises it by a share of this size: a second doubles
  /// it.
  private static final int RISE_SHIFT = 6;

  private static final int FULL_SCALE = 32_768;

  /// Uniform numbers between -a and a have the root mean square a / √3.
  private static final double PEAK = Math.sqrt(3);

  /// Root mean square times 256; negative while nothing was heard.
  private int floor = -1;

  private int amplitude;
  private int state = 1;

  /// Nothing is known: noise is silence.
  void reset() {
    floor = -1;
    amplitude = 0;
  }

  /// Learns from good audio.
  void heard(short[] frame, int from, int count) {
    int loudness = (int) (256 * Math.sqrt((double) Pitch.energy(frame, from, count) / count));
    int risen = floor + (floor >> RISE_SHIFT) + 1;
    floor = floor < 0 ? loudness : Math.min(loudness, risen);
    amplitude = (int) (PEAK * Math.min(floor >> 8, LOUDEST));
  }

  /// The peer says how loud it is.
  void level(int belowOverload) {
    double loudness = FULL_SCALE * Math.pow(10, -(belowOverload & LEVEL_BITS) / 20.0);
    floor = (int) (256 * Math.min(loudness, LOUDEST));
    amplitude = (int) (PEAK * (floor >> 8));
  }

  /// One sample of it.
  int next() {
    state = state * 1_664_525 + 1_013_904_223;
    return amplitude == 0 ? 0 : ((state >> 16) * amplitude) >> 15;
  }
}
