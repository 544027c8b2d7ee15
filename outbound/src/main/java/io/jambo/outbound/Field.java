package io.jambo.outbound;

/// One HTTP header field; its name has no case of its own.
public record Field(String name, String value) {
  /// A value that could start a line of its own is a bug of ours, so it throws.
  public Field {
    if (name.isEmpty() || !name.chars().allMatch(Field::nameCharacter)) {
      throw new IllegalArgumentException("not a header name");
    }
    if (!value.chars().allMatch(Field::valueCharacter)) {
      throw new IllegalArgumentException("not a header value");
    }
  }

  /// Whether this value may stand in a header.
  public static boolean isClean(String value) {
    return value.chars().allMatch(Field::valueCharacter);
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
