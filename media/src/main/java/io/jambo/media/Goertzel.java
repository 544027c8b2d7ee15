package io.jambo.media;

import io.jambo.wire.Pcm;

/// Looks for one frequency in a stretch of audio: Goertzel's algorithm, one bin of a Fourier
/// transform. Pure.
public final class Goertzel {
  private Goertzel() {}

  /// How loud that frequency is, in dBFS: a sine that fills the range has -3.
  public static double dbfs(Pcm pcm, double hertz) {
    return Loudness.ofPower(power(pcm, hertz));
  }

  /// How much of all power lies in that frequency: 1 for a pure tone, 0 for silence.
  public static double share(Pcm pcm, double hertz) {
    int length = pcm.samples().length;
    double all = length == 0 ? 0 : Loudness.power(pcm.samples(), 0, length);
    return all == 0 ? 0 : Math.min(1, power(pcm, hertz) / all);
  }

  private static double power(Pcm pcm, double hertz) {
    double twiceCosine = 2 * Math.cos(2 * Math.PI * hertz / pcm.rate());
    double last = 0;
    double beforeLast = 0;
    for (short sample : pcm.samples()) {
      double next = sample + twiceCosine * last - beforeLast;
      beforeLast = last;
      last = next;
    }
    double square = last * last + beforeLast * beforeLast - twiceCosine * last * beforeLast;
    double length = Math.max(1, pcm.samples().length);
    return 2 * Math.max(0, square) / (length * length);
  }
}
