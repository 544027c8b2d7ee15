package io.jambo.interop;

import io.jambo.testkit.Audio;

/// Where in a recording something that was played is found again, and how alike the two are.
///
/// @param at the sample at which it begins
/// @param likeness the normalised correlation; 1 is the same shape
record Match(int at, double likeness) {
  /// The place where they are most alike, by the samples around the first sound. A tone is like
  /// itself one turn later, so the search is short.
  static Match of(Audio heard, Audio played) {
    int from = firstSound(heard) - firstSound(played);
    var best = new Match(0, -1);
    for (int at = Math.max(0, from - 3); at <= from + 3; at++) {
      var here = new Match(at, correlation(heard.samples(), at, played.samples()));
      best = here.likeness > best.likeness ? here : best;
    }
    return best;
  }

  /// The part of the recording that was matched.
  Audio in(Audio heard, Audio played) {
    return heard.part(at, at + played.samples().length);
  }

  private static int firstSound(Audio audio) {
    int silence = audio.samples().length - audio.trimmed().samples().length;
    for (int at = 0; at <= silence; at++) {
      if (!audio.part(at, at + 1).isSilent()) {
        return at;
      }
    }
    return 0;
  }

  private static double correlation(short[] heard, int at, short[] played) {
    double both = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < played.length; i++) {
      double sample = at + i < heard.length ? heard[at + i] : 0;
      both += sample * played[i];
      one += sample * sample;
      other += (double) played[i] * played[i];
    }
    return both / Math.sqrt(one * other);
  }
}
