package io.jambo.media;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The filter of a [Resampler]: a windowed sinc, cut into phases. Immutable; shared by all who
/// convert between the same two rates.
///
/// The pass band ends at 42.5 % of the slower rate (3.4 kHz of 8 kHz), the stop band begins at 50
/// %: nothing folds back into what is heard. Kaiser's formulas give length and shape.
final class LowPass {
  /// Beyond this many phases the table is interpolated, so that odd rates need no huge table.
  private static final int MOST_PHASES = 512;

  private static final double STOP_DECIBEL = 75;
  private static final double PASS_END = 0.425;
  private static final double STOP_BEGIN = 0.5;

  /// More pairs of rates than anybody uses; odd ones beyond that are made anew each time.
  private static final int MOST_KEPT = 64;

  private static final ConcurrentHashMap<Rates, LowPass> KEPT = new ConcurrentHashMap<>();

  private final int phases;
  private final int taps;
  private final float[] table;

  private LowPass(int phases, int taps, float[] table) {
    this.phases = phases;
    this.taps = taps;
    this.table = table;
  }

  /// For rates without a common divisor. What was made once is kept: a filter for 44.1 kHz takes
  /// milliseconds.
  static LowPass between(int from, int to) {
    var pair = new Rates(from, to);
    var kept = Optional.ofNullable(KEPT.get(pair));
    if (kept.isPresent()) {
      return kept.get();
    }
    var made = make(from, to);
    if (KEPT.size() < MOST_KEPT) {
      KEPT.put(pair, made);
    }
    return made;
  }

  private static LowPass make(int from, int to) {
    if (from == to) {
      return new LowPass(1, 1, new float[] {1, 1});
    }
    double slower = (double) Math.min(from, to) / from;
    double width = 2 * Math.PI * (STOP_BEGIN - PASS_END) * slower;
    int half = (int) Math.ceil((STOP_DECIBEL - 7.95) / (2.285 * width) / 2) + 1;
    double cut = (STOP_BEGIN + PASS_END) * slower;
    int phases = Math.min(to, MOST_PHASES);
    int taps = 2 * half;
    var table = new float[(phases + 1) * taps];
    for (int phase = 0; phase <= phases; phase++) {
      fill(table, phase * taps, half, (double) phase / phases, cut);
    }
    return new LowPass(phases, taps, table);
  }

  /// How many input samples one output sample is made of.
  int taps() {
    return taps;
  }

  /// How many of them lie before the one at or just before the output's place in time.
  int before() {
    return (taps - 1) / 2;
  }

  /// The output at `part/whole` after input sample `at + before()`.
  float apply(short[] in, int at, int part, int whole) {
    long scaled = (long) part * phases;
    int phase = (int) (scaled / whole);
    float lower = dot(in, at, phase * taps);
    if (scaled % whole == 0) {
      return lower;
    }
    float share = (float) (scaled % whole) / whole;
    return lower + share * (dot(in, at, (phase + 1) * taps) - lower);
  }

  private float dot(short[] in, int at, int row) {
    float sum = 0;
    for (int i = 0; i < taps; i++) {
      sum += in[at + i] * table[row + i];
    }
    return sum;
  }

  /// One phase, scaled to pass direct current unchanged.
  private static void fill(float[] table, int row, int half, double phase, double cut) {
    double sum = 0;
    for (int i = 0; i < 2 * half; i++) {
      double distance = i - (half - 1) - phase;
      double value = sinc(cut * distance) * kaiser(distance / half);
      table[row + i] = (float) value;
      sum += value;
    }
    for (int i = 0; i < 2 * half; i++) {
      table[row + i] /= (float) sum;
    }
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    double beta = 0.1102 * (STOP_DECIBEL - 8.7);
    return Math.abs(x) >= 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x));
  }

  /// The modified Bessel function of order zero, by its series.
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-12; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private record Rates(int from, int to) {}
}
