package io.jambo.speech;

/// A text that every embedded engine survives: printable ASCII, at most 300 characters, no run of
/// three punctuation characters, no word of more than 40.
///
/// A run of some 300 punctuation characters makes flite write past its heap, which ends the whole
/// process; a word of thousands of letters keeps it busy for half a minute. So an engine takes
/// nothing but this, and only [TextGate] makes it.
public record SafeText(String value) {
  static final int MOST_CHARACTERS = 300;
  static final int LONGEST_WORD = 40;
  static final int LONGEST_PUNCTUATION = 2;

  /// @throws IllegalArgumentException when the text breaks a rule: a bug of the gate
  public SafeText {
    if (value.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("text of " + value.length() + " characters");
    }
    int word = 0;
    int punctuation = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      word = c == ' ' ? 0 : word + 1;
      punctuation = isPunctuation(c) ? punctuation + 1 : 0;
      if (c < ' ' || c > '~' || word > LONGEST_WORD || punctuation > LONGEST_PUNCTUATION) {
        throw new IllegalArgumentException("text is not safe at " + i);
      }
    }
  }

  static boolean isPunctuation(char c) {
    return c != ' ' && !isSpeakable(c);
  }

  static boolean isSpeakable(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Its length only: it is what a caller is told.
  @Override
  public String toString() {
    return value.length() + " characters";
  }
}
