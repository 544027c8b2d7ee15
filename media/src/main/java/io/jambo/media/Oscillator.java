package io.jambo.media;

import java.util.Arrays;

/// Makes a sum of sines by turning one pointer for each: cheap, and exact over hours. One owner;
/// allocates nothing after it is made.
final class Oscillator {
  private final double[] sine;
  private final double[] cosine;
  private final double[] stepSine;
  private final double[] stepCosine;
  private int partials;
  private double fade;

  Oscillator(int mostPartials) {
    sine = new double[mostPartials];
    cosine = new double[mostPartials];
    stepSine = new double[mostPartials];
    stepCosine = new double[mostPartials];
  }

  /// Begins a tone, every partial at its zero crossing.
  void start(Tone tone) {
    partials = tone.partials().size();
    fade = tone.fade();
    for (int i = 0; i < partials; i++) {
      var partial = tone.partials().get(i);
      double step = 2 * Math.PI * partial.hertz() / Narrowband.RATE;
      sine[i] = 0;
      cosine[i] = partial.amplitude();
      stepSine[i] = Math.sin(step);
      stepCosine[i] = Math.cos(step);
    }
  }

  /// Fills in the next so many samples, not rounded.
  void fill(double[] levels, int count) {
    Arrays.fill(levels, 0, count, 0);
    for (int i = 0; i < partials; i++) {
      add(levels, count, i);
    }
  }

  /// In local variables, so that turning a pointer costs four multiplications and nothing else.
  private void add(double[] levels, int count, int partial) {
    double high = sine[partial];
    double wide = cosine[partial];
    double stepHigh = stepSine[partial] * fade;
    double stepWide = stepCosine[partial] * fade;
    for (int i = 0; i < count; i++) {
      levels[i] += high;
      double turned = high * stepWide + wide * stepHigh;
      wide = wide * stepWide - high * stepHigh;
      high = turned;
    }
    sine[partial] = high;
    cosine[partial] = wide;
  }
}
