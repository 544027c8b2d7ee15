package io.jambo.speech;

import java.util.List;

/// The only way from an application's text to an embedded engine: makes portions of [SafeText].
///
/// In this order: letters become ASCII, runs of three or more punctuation characters one, words get
/// a blank after 40 characters, and what is longer than a call takes is cut at a sentence's end.
public final class TextGate {
  /// A portion ends with the first sentence that ends after so much, so that speech begins soon.
  private static final int ENOUGH = 80;

  private TextGate() {}

  /// The portions in order; none when the text has nothing that an English voice can say.
  public static List<SafeText> pass(String text) {
    var ascii = Ascii.of(text);
    var words = splitWords(shortenRuns(ascii));
    return Sentences.split(words, ENOUGH, SafeText.MOST_CHARACTERS).stream()
        .filter(portion -> portion.chars().anyMatch(c -> SafeText.isSpeakable((char) c)))
        .map(SafeText::new)
        .toList();
  }

  private static String shortenRuns(String text) {
    var out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && SafeText.isPunctuation(text.charAt(end))) {
        end++;
      }
      int run = end - at;
      if (run == 0) {
        out.append(text.charAt(at++));
      } else {
        out.append(text, at, run > SafeText.LONGEST_PUNCTUATION ? at + 1 : end);
        at = end;
      }
    }
    return out.toString();
  }

  private static String splitWords(String text) {
    var out = new StringBuilder(text.length() + text.length() / SafeText.LONGEST_WORD + 1);
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        word = 0;
      } else if (++word > SafeText.LONGEST_WORD) {
        out.append(' ');
        word = 1;
      }
      out.append(c);
    }
    return out.toString();
  }
}
