package io.jambo.media;

import java.util.Arrays;

/// Fills the holes that lost packets leave: the last good 20 ms again, fading out over 60 ms, then
/// silence (media.md 3.2). Owned by the media loop.
final class Concealer {
  /// A hole longer than this ends in silence.
  static final int FADE = 60 * Narrowband.PER_MILLI;

  private final short[] last = new short[Frame.SAMPLES];
  private int known;
  private int write;
  private int made = FADE;

  /// Forgets the past: another stream begins.
  void reset() {
    known = 0;
    made = FADE;
  }

  /// Remembers good samples.
  void heard(short[] frame, int from, int count) {
    for (int i = 0; i < count; i++) {
      last[write] = frame[from + i];
      write = write + 1 == last.length ? 0 : write + 1;
    }
    known = Math.min(last.length, known + count);
    made = 0;
  }

  /// Makes samples up.
  ///
  /// @return whether any of them is more than silence
  boolean fill(short[] frame, int from, int count) {
    if (made >= FADE || known < last.length) {
      Arrays.fill(frame, from, from + count, (short) 0);
      return false;
    }
    for (int i = 0; i < count; i++) {
      int gain = Math.max(0, FADE - made);
      int sample = last[(write + made) % last.length];
      frame[from + i] = (short) (sample * gain / FADE);
      made++;
    }
    return true;
  }
}
