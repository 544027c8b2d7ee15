package io.jambo.verbs;

import java.util.List;
import java.util.Optional;

/// Guesses which name was meant: the known name with the fewest changed, added, lost or swapped
/// letters.
final class NearestName {
  /// Longer names are no slip of the finger, and comparing would take a while.
  private static final int LONGEST = 32;

  private NearestName() {}

  /// The nearest of these names, if fewer than half of its letters are wrong.
  static Optional<String> to(String name, List<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> nearest = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (var candidate : known) {
      int distance = distance(name, candidate);
      if (distance < least && distance * 2 < candidate.length()) {
        least = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /// Damerau's distance: `steps[i][j]` leads from the first i letters to the first j of the other.
  private static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : least(steps, from, i, to, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int least(int[][] steps, String from, int i, String to, int j) {
    int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
    least = Math.min(least, steps[i - 1][j - 1] + changed);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
