package io.jambo.wire;

import java.util.function.Supplier;

/// Reads a header value from left to right. The first thing that is wrong sticks, and from then on
/// nothing more is read: so a parser is written straight down and asks once, at its end.
final class Cursor {
  private final String text;
  private int at;
  private String fault = "";
  private int faultAt;

  Cursor(String text) {
    this.text = text;
    if (!Grammar.isOneLine(text)) {
      fail("more than one line");
    }
  }

  /// Whether nothing is left to read, or something was wrong.
  boolean done() {
    return at >= text.length();
  }

  boolean failed() {
    return !fault.isEmpty();
  }

  void fail(String reason) {
    if (fault.isEmpty()) {
      fault = reason;
      faultAt = at;
    }
    at = text.length();
  }

  /// What was read, unless something was wrong.
  <T> Parsed<T> result(Supplier<T> value) {
    return failed() ? Parsed.malformed(fault, faultAt) : new Parsed.Ok<>(value.get());
  }

  boolean at(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean take(char c) {
    if (at(c)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char c, String reason) {
    if (!take(c)) {
      fail(reason);
    }
  }

  Cursor blanks() {
    while (at < text.length() && Grammar.isBlank(text.charAt(at))) {
      at++;
    }
    return this;
  }

  /// A token, at least one character long.
  String token(String reason) {
    int from = at;
    while (at < text.length() && Grammar.isTokenChar(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      fail(reason);
      return "";
    }
    return text.substring(from, at);
  }

  /// Everything up to a character of that table or the end.
  String until(boolean[] stops) {
    int from = at;
    while (at < text.length() && !Grammar.in(stops, text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  /// A quoted string, unquoted; the cursor stands on its opening quote.
  String quoted() {
    int from = ++at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return unescaped(text.substring(from, at++));
      }
      at += c == '\\' ? 2 : 1;
    }
    fail("open quote");
    return "";
  }

  /// A comment in parentheses, nested ones included; the cursor stands on the opening one.
  void skipComment() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return;
      }
    }
    fail("open comment");
  }

  private static String unescaped(String quoted) {
    if (quoted.indexOf('\\') < 0) {
      return quoted;
    }
    var plain = new StringBuilder(quoted.length());
    for (int i = 0; i < quoted.length(); i++) {
      if (quoted.charAt(i) == '\\') {
        i++;
      }
      plain.append(quoted.charAt(i));
    }
    return plain.toString();
  }
}
