package io.jambo.speech;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into portions that can be spoken one after another: at the end of a sentence, else
/// of a clause, else at a blank (verbs.md 3.24).
public final class Sentences {
  /// What most vendors take at once.
  public static final int VENDOR_PORTION = 900;

  private static final String SENTENCE_ENDS = ".!?";
  private static final String CLAUSE_ENDS = ",;:";

  private Sentences() {}

  /// The portions in order, without blanks around them.
  ///
  /// @param enough a portion ends with the first sentence that ends after so many characters
  /// @param most no portion is longer
  public static List<String> split(String text, int enough, int most) {
    var portions = new ArrayList<String>();
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at, enough, most);
      var portion = text.substring(at, end).strip();
      if (!portion.isEmpty()) {
        portions.add(portion);
      }
      at = end;
    }
    return portions;
  }

  private static int end(String text, int at, int enough, int most) {
    int bound = Math.min(text.length(), at + most);
    for (int i = Math.min(at + enough, bound); i < bound; i++) {
      if (endsAt(text, i, SENTENCE_ENDS)) {
        return i;
      }
    }
    if (bound == text.length()) {
      return bound;
    }
    return latest(text, at, bound, SENTENCE_ENDS);
  }

  private static int latest(String text, int at, int bound, String ends) {
    for (int i = bound; i > at + 1; i--) {
      if (endsAt(text, i, ends)) {
        return i;
      }
    }
    if (ends.equals(SENTENCE_ENDS)) {
      return latest(text, at, bound, CLAUSE_ENDS);
    }
    int blank = text.lastIndexOf(' ', bound);
    if (blank > at) {
      return blank;
    }
    // Not between the halves of one character.
    boolean pair = Character.isHighSurrogate(text.charAt(bound - 1)) && bound - 1 > at;
    return pair ? bound - 1 : bound;
  }

  /// Whether one of these characters stands just before a blank at that place.
  private static boolean endsAt(String text, int place, String ends) {
    return place > 0
        && place < text.length()
        && Character.isWhitespace(text.charAt(place))
        && ends.indexOf(text.charAt(place - 1)) >= 0;
  }
}
