package io.jambo.outbound;

import java.util.function.IntPredicate;

/// One HTTP header field; its name has no case of its own.
public record Field(String name, String value) {
  /// A value that could start a line of its own is a bug of ours, so it throws.
  public Field {
    if (name.isEmpty() || !all(name, Field::nameCharacter)) {
      throw new IllegalArgumentException("not a header name");
    }
    if (!isClean(value)) {
      throw new IllegalArgumentException("not a header value");
    }
  }

  /// Whether this value may stand in a header.
  public static boolean isClean(String value) {
    return all(value, Field::valueCharacter);
  }

  private static boolean all(String text, IntPredicate wanted) {
    for (int i = 0; i < text.length(); i++) {
      if (!wanted.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// A token character, RFC 9110 §5.6.2.
  private static boolean nameCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean valueCharacter(int c) {
    return c == '\t' || (c >= ' ' && c != 0x7f);
  }
}
