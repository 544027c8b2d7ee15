package io.jambo.media;

import java.util.List;

/// A stretch of sound or silence: some frequencies together, at their levels, for so many samples.
///
/// @param partials none: silence
/// @param fade what each sample's level is multiplied by after the one before; 1 keeps it
record Tone(List<Partial> partials, long samples, double fade) {
  /// A sine at 0 dBm0 lies this far below one that fills the range (ITU-T G.711).
  private static final double FULL_SCALE_DBM0 = 3.14;

  /// @param amplitude its peak, in sample values
  record Partial(double hertz, double amplitude) {
    static Partial of(double hertz, double dbm0) {
      return new Partial(
          hertz, Short.MAX_VALUE * Math.pow(10, (Math.min(dbm0, 0) - FULL_SCALE_DBM0) / 20));
    }
  }

  /// Keeps its own copy; when all peaks together would overflow, all are lowered alike.
  Tone {
    double peak = partials.stream().mapToDouble(Partial::amplitude).sum();
    double scale = Math.min(1, Short.MAX_VALUE / Math.max(peak, 1));
    partials = partials.stream().map(one -> new Partial(one.hertz, one.amplitude * scale)).toList();
  }

  static Tone silence(long samples) {
    return new Tone(List.of(), samples, 1);
  }

  /// Whether the other one sounds on in it, so that no edge may be heard between them.
  boolean continues(Tone next) {
    return !partials.isEmpty() && fade == 1 && next.fade == 1 && partials.equals(next.partials);
  }
}
