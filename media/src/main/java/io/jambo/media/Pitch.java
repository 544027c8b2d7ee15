package io.jambo.media;

/// Finds the pitch of a voice: the lag at which audio repeats itself best, by normalised
/// cross-correlation, first over every other sample and lag, then exactly around the best one (as
/// G.711 Appendix I looks for it). Pure; a search costs a few microseconds.
final class Pitch {
  /// 200 Hz; what is higher repeats itself at a multiple of its period.
  static final int SHORTEST = 5 * Narrowband.PER_MILLI;

  /// 66 Hz.
  static final int LONGEST = 15 * Narrowband.PER_MILLI;

  private Pitch() {}

  /// The lag, [#SHORTEST] to [#LONGEST], at which `audio[at..at+window)` is most like what came
  /// before it.
  static int lag(short[] audio, int at, int window) {
    int coarse = best(audio, at, window, SHORTEST, LONGEST, 2);
    return best(
        audio, at, window, Math.max(SHORTEST, coarse - 1), Math.min(LONGEST, coarse + 1), 1);
  }

  /// How alike `audio[at..at+window)` and the samples `lag` before are: 1 when they differ in
  /// loudness at most, 0 when they have nothing in common.
  static double likeness(short[] audio, int at, int window, int lag) {
    double both = Math.sqrt((double) energy(audio, at, window) * energy(audio, at - lag, window));
    return both == 0 ? 1 : product(audio, at, window, lag, 1) / both;
  }

  /// The sum of squares.
  static long energy(short[] audio, int at, int window) {
    long sum = 0;
    for (int i = at; i < at + window; i++) {
      sum += audio[i] * audio[i];
    }
    return sum;
  }

  private static int best(short[] audio, int at, int window, int from, int to, int stride) {
    int best = from;
    double most = Double.NEGATIVE_INFINITY;
    for (int lag = from; lag <= to; lag += stride) {
      double product = product(audio, at, window, lag, stride);
      double worth = product * Math.abs(product) / (1 + strided(audio, at - lag, window, stride));
      if (worth > most) {
        most = worth;
        best = lag;
      }
    }
    return best;
  }

  private static long product(short[] audio, int at, int window, int lag, int stride) {
    long sum = 0;
    for (int i = at; i < at + window; i += stride) {
      sum += audio[i] * audio[i - lag];
    }
    return sum;
  }

  private static long strided(short[] audio, int at, int window, int stride) {
    long sum = 0;
    for (int i = at; i < at + window; i += stride) {
      sum += audio[i] * audio[i];
    }
    return sum;
  }
}
