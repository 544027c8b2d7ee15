package io.jambo.wire;

import java.util.List;

/// Takes a header line apart at its commas (RFC 3261 §7.3.1). Commas in quotes, in angle brackets
/// and in comments separate nothing; empty values between commas are left out.
final class ValueSplitter {
  private ValueSplitter() {}

  static void split(String line, List<String> values) {
    if (line.indexOf(',') < 0) {
      add(line, values);
      return;
    }
    int lastClose = line.lastIndexOf(')');
    int from = 0;
    int at = 0;
    while (at < line.length()) {
      switch (line.charAt(at)) {
        case '"' -> at = endOfQuote(line, at);
        case '<' -> at = orEnd(line.indexOf('>', at), line);
        case '(' -> at = endOfComment(line, at, lastClose);
        case ',' -> {
          add(line.substring(from, at), values);
          from = at + 1;
        }
        default -> {}
      }
      at++;
    }
    add(line.substring(from), values);
  }

  private static void add(String value, List<String> values) {
    var stripped = value.strip();
    if (!stripped.isEmpty()) {
      values.add(stripped);
    }
  }

  private static int endOfQuote(String line, int open) {
    for (int at = open + 1; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == '"') {
        return at;
      }
    }
    return line.length();
  }

  // A parenthesis may also stand in a user part, so only one behind a blank opens a comment.
  private static int endOfComment(String line, int open, int lastClose) {
    boolean opens = open < lastClose && (open == 0 || Grammar.isBlank(line.charAt(open - 1)));
    return opens ? line.indexOf(')', open) : open;
  }

  private static int orEnd(int at, String line) {
    return at < 0 ? line.length() : at;
  }
}
