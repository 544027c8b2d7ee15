package io.jambo.wire;

/// The character classes of RFC 3261 §25.1, as tables.
final class Grammar {
  private static final boolean[] TOKEN = alphanumericAnd("-.!%*_+`'~");
  private static final boolean[] HOST = alphanumericAnd("-._");

  /// What may stand in a user part without an escape.
  static final boolean[] USER = alphanumericAnd("-_.!~*'()&=+$,;?/");

  /// What may stand in a password without an escape.
  static final boolean[] PASSWORD = alphanumericAnd("-_.!~*'()&=+$,");

  /// What a URI parameter may hold as it is; it is kept as written, escapes included.
  static final boolean[] URI_PARAMETER = alphanumericAnd("-_.!~*'()[]/:&+$%=@,|^`{}\\");

  /// A parameter value that needs no quotes: tokens, IPv6 literals, and what base64 adds.
  static final boolean[] UNQUOTED = alphanumericAnd("-.!%*_+`'~[]:=/");

  private Grammar() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && all(text, TOKEN);
  }

  static boolean isTokenByte(byte octet) {
    return octet > 0 && TOKEN[octet];
  }

  static boolean isTokenChar(char c) {
    return in(TOKEN, c);
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// A host name, an IPv4 literal, or an IPv6 literal without brackets.
  static boolean isHost(String text) {
    return text.indexOf(':') >= 0 ? isIpv6(text) : !text.isEmpty() && all(text, HOST);
  }

  /// No character that may stand in no URI at all: blanks, controls, quotes, angle brackets.
  static boolean isUriText(String text) {
    return strayInUri(text) < 0;
  }

  /// Where the first such character stands, or -1.
  static int strayInUri(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"') {
        return i;
      }
    }
    return -1;
  }

  /// No character that ends a header line or a C string: CR, LF, NUL.
  static boolean isOneLine(String text) {
    return text.indexOf('\r') < 0 && text.indexOf('\n') < 0 && text.indexOf('\0') < 0;
  }

  static boolean in(boolean[] table, char c) {
    return c < table.length && table[c];
  }

  /// An unsigned decimal number up to `max`, or -1.
  static long number(String text, long max) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number <= max ? number : -1;
  }

  static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static boolean all(String text, boolean[] table) {
    for (int i = 0; i < text.length(); i++) {
      if (!in(table, text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// RFC 4291 §2.2: eight groups, or fewer around one `::`; the last two may be an IPv4 literal.
  private static boolean isIpv6(String text) {
    int groups = 0;
    boolean shortened = false;
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("::", at)) {
        if (shortened) {
          return false;
        }
        shortened = true;
        at += 2;
      } else if (at > 0 && text.charAt(at) == ':') {
        at++;
        if (at == text.length() || text.charAt(at - 2) == ':') {
          return false;
        }
      } else {
        int end = groupEnd(text, at);
        if (end < text.length() && text.charAt(end) == '.') {
          groups += 2;
          return (shortened ? groups <= 7 : groups == 8) && isIpv4(text, at);
        }
        if (end == at || end - at > 4) {
          return false;
        }
        groups++;
        at = end;
      }
    }
    return shortened ? groups <= 7 : groups == 8;
  }

  private static int groupEnd(String text, int from) {
    int end = from;
    while (end < text.length() && hex(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }

  private static boolean isIpv4(String text, int from) {
    int parts = 0;
    int at = from;
    while (true) {
      int end = at;
      while (end < text.length() && isDigit(text.charAt(end))) {
        end++;
      }
      if (number(text.substring(at, end), 255) < 0) {
        return false;
      }
      parts++;
      if (end == text.length() || text.charAt(end) != '.') {
        return end == text.length() && parts == 4;
      }
      at = end + 1;
    }
  }

  /// The table of just these characters.
  static boolean[] anyOf(String characters) {
    var table = new boolean[128];
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = true;
    }
    return table;
  }

  private static boolean[] alphanumericAnd(String others) {
    var table = anyOf(others);
    for (char c = '0'; c <= 'z'; c++) {
      table[c] |= Character.isLetterOrDigit(c);
    }
    return table;
  }
}
