package io.jambo.wire;

/// One header field as it was written: name with its original case, value without folding.
///
/// What would end the line on the wire can't be in it: a header that was built from an
/// application's text must not smuggle in a second one (security.md SIP-13).
public record Header(String name, String value) {
  /// @throws IllegalArgumentException when the name is no token, or the value holds CR, LF or NUL
  public Header {
    if (!Grammar.isToken(name) || !Grammar.isOneLine(value)) {
      throw new IllegalArgumentException("header that breaks the line");
    }
  }

  /// Whether a text from an application may become a value: no control character at all, TAB
  /// excepted. Ask before building one.
  public static boolean isClean(String value) {
    return value.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t');
  }

  /// Whether a text from an application may become a name.
  public static boolean isName(String name) {
    return Grammar.isToken(name);
  }

  /// A text made fit to be a value: each control character becomes a blank. For reasons that quote
  /// somebody else's words.
  public static String clean(String value) {
    var clean = new StringBuilder(value);
    for (int at = 0; at < clean.length(); at++) {
      if (Character.isISOControl(clean.charAt(at))) {
        clean.setCharAt(at, ' ');
      }
    }
    return clean.toString();
  }

  /// The long form of its name, as written when that is no compact one (RFC 3261 §7.3.3).
  public String longName() {
    return HeaderNames.longName(name);
  }

  /// Whether this field is of that name, in any case, long or compact.
  boolean is(String longName) {
    return HeaderNames.longName(name).equalsIgnoreCase(longName);
  }
}
