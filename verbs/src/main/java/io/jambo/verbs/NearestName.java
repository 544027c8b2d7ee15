package io.jambo.verbs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Guesses which verb was meant: the known name with the fewest changed, added or lost letters.
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

  /// Levenshtein's distance, row by row.
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    Arrays.setAll(above, column -> column);
    for (int row = 1; row <= from.length(); row++) {
      int[] here = new int[to.length() + 1];
      here[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        here[column] =
            Math.min(above[column - 1] + changed, Math.min(above[column], here[column - 1]) + 1);
      }
      above = here;
    }
    return above[to.length()];
  }
}
