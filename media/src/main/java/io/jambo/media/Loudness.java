package io.jambo.media;

/// How loud a stretch of audio is, in dBFS: decibel against the loudest square wave, so that a sine
/// which fills the range has -3. Pure.
public final class Loudness {
  /// What digital silence is given.
  public static final double SILENCE = -120;

  private Loudness() {}

  /// The level of all samples.
  public static double dbfs(short[] samples) {
    return dbfs(samples, 0, samples.length);
  }

  /// The level of `samples[from..to)`.
  public static double dbfs(short[] samples, int from, int to) {
    return from == to ? SILENCE : ofPower(power(samples, from, to));
  }

  /// The mean square of the samples.
  static double power(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / (to - from);
  }

  static double ofPower(double meanSquare) {
    return Math.max(SILENCE, 10 * Math.log10(Math.max(meanSquare, 1e-9) / (32_768.0 * 32_768.0)));
  }
}
