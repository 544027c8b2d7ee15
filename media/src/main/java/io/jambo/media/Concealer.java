package io.jambo.media;

/// Fills the holes that lost packets leave (media.md 3.2), in the manner of G.711 Appendix I: the
/// last pitch period goes on, at full strength for 10 ms, then fading until 60 ms; the longer the
/// hole, the more periods take turns, or it would buzz. Then comfort noise. What is heard next is
/// blended in. Owned by the media loop; allocates nothing.
final class Concealer {
  /// A hole longer than this ends in noise.
  static final int FADE = 60 * Narrowband.PER_MILLI;

  /// So long a period goes on unchanged, and so often one more joins.
  private static final int STEP = 10 * Narrowband.PER_MILLI;

  /// Blending lasts this much longer for each [#STEP] of the hole, and a step at most.
  private static final int BLEND_PER_STEP = 4 * Narrowband.PER_MILLI;

  private static final int MOST_PERIODS = 3;
  private static final int WINDOW = Frame.SAMPLES;
  private static final int PAST = MOST_PERIODS * Pitch.LONGEST + Pitch.LONGEST / 4;

  private final ComfortNoise noise = new ComfortNoise();
  private final short[] past = new short[PAST];
  private final short[] source = new short[PAST];
  private int known;
  private boolean hole = true;
  private int made = FADE;
  private int period = Pitch.LONGEST;
  private int periods;
  private int position;
  private int step;
  private int blend;
  private int blended;

  /// Another stream begins; until it is heard the old one fades.
  void reset() {
    noise.reset();
  }

  /// The peer says that it is silent and how loud its silence is: nothing is missing.
  void rests(int belowOverload) {
    noise.level(belowOverload);
    hole = true;
    made = FADE;
  }

  /// Remembers good samples, the first ones after a hole blended with what filled it.
  void heard(short[] frame, int from, int count) {
    if (hole) {
      hole = false;
      blend = known == 0 ? 0 : Math.min(STEP, period / 4 + made / STEP * BLEND_PER_STEP);
      blended = 0;
    }
    for (int i = from; blended < blend && i < from + count; i++) {
      blended++;
      int share = blended * 256 / (blend + 1);
      frame[i] = (short) ((frame[i] * share + makeUp() * (256 - share)) >> 8);
    }
    noise.heard(frame, from, count);
    remember(frame, from, count);
  }

  /// Makes samples up.
  ///
  /// @return whether any of them is more than noise
  boolean fill(short[] frame, int from, int count) {
    if (!hole) {
      begin();
    }
    boolean voice = made < FADE;
    for (int i = from; i < from + count; i++) {
      frame[i] = (short) makeUp();
    }
    if (known > 0) {
      remember(frame, from, count);
    }
    return voice;
  }

  private void begin() {
    hole = true;
    made = known < PAST ? FADE : 0;
    if (known < PAST) {
      return;
    }
    System.arraycopy(past, 0, source, 0, PAST);
    period = Pitch.lag(source, PAST - WINDOW, WINDOW);
    periods = 1;
    position = 0;
    // The hole begins where the last good sample ends; the difference wears off.
    step = source[PAST - 1] - source[PAST - 1 - period];
  }

  private int makeUp() {
    if (made >= FADE) {
      return noise.next();
    }
    int wanted = Math.min(MOST_PERIODS, 1 + made / STEP);
    if (wanted > periods && position % period == 0) {
      periods = wanted;
      position = 0;
    }
    int voice = repeated() + worn();
    position++;
    if (position == periods * period) {
      position = 0;
    }
    int gain = Math.min(256, 256 * (FADE - made) / (FADE - STEP));
    made++;
    return clamp((voice * gain + noise.next() * (256 - gain)) >> 8);
  }

  /// The periods in their order; the end of the last one turns into what came before the first.
  private int repeated() {
    int length = periods * period;
    int at = PAST - length + position;
    int left = length - position;
    int quarter = period / 4;
    if (left > quarter) {
      return source[at];
    }
    int share = (quarter - left + 1) * 256 / (quarter + 1);
    return (source[at] * (256 - share) + source[at - length] * share) >> 8;
  }

  private int worn() {
    int quarter = period / 4;
    return made < quarter ? step * (quarter - made) / quarter : 0;
  }

  private void remember(short[] frame, int from, int count) {
    int kept = Math.min(count, PAST);
    System.arraycopy(past, kept, past, 0, PAST - kept);
    System.arraycopy(frame, from + count - kept, past, PAST - kept, kept);
    known = Math.min(PAST, known + count);
  }

  private static int clamp(int sample) {
    return Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
