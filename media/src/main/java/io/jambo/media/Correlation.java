package io.jambo.media;

/// Where in what was heard a known prompt lies, and how alike the two are: normalised
/// cross-correlation. Pure.
///
/// @param offset the sample of the heard audio at which the prompt fits best
/// @param coefficient 1: the same up to loudness; 0: nothing in common
public record Correlation(int offset, double coefficient) {
  /// Tries every place at which the whole prompt fits; the work is the product of both lengths.
  ///
  /// @return offset 0 and coefficient 0 when what was heard is shorter than the prompt
  public static Correlation best(short[] heard, short[] prompt) {
    var best = new Correlation(0, 0);
    for (int offset = 0; offset + prompt.length <= heard.length; offset++) {
      double coefficient = at(heard, prompt, offset);
      if (coefficient > best.coefficient) {
        best = new Correlation(offset, coefficient);
      }
    }
    return best;
  }

  private static double at(short[] heard, short[] prompt, int offset) {
    long both = 0;
    long heardPower = 0;
    long promptPower = 0;
    for (int i = 0; i < prompt.length; i++) {
      long h = heard[offset + i];
      long p = prompt[i];
      both += h * p;
      heardPower += h * h;
      promptPower += p * p;
    }
    double scale = Math.sqrt((double) heardPower * promptPower);
    return scale == 0 ? 0 : both / scale;
  }
}
