package io.jambo.media;

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

  /// The next sample, not rounded.
  double next() {
    double sum = 0;
    for (int i = 0; i < partials; i++) {
      sum += sine[i];
      double turned = (sine[i] * stepCosine[i] + cosine[i] * stepSine[i]) * fade;
      cosine[i] = (cosine[i] * stepCosine[i] - sine[i] * stepSine[i]) * fade;
      sine[i] = turned;
    }
    return sum;
  }
}
