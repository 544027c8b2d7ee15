package io.jambo.wire;

/// Walks over the header lines of a message in its bytes (RFC 3261 §7.3.1): folded lines count as
/// one, a line ends with CRLF or, as some phones write, LF alone. Each byte is looked at once or
/// twice, whatever it is. Both [SipParser] and [SipFramer] read with it, so that they can't
/// disagree on where a message ends.
final class HeaderScanner {
  private final byte[] data;
  private final int to;
  private int at;
  private int nameFrom;
  private int nameTo;
  private int valueFrom;
  private int valueTo;
  private boolean ascii;
  private boolean folded;
  private boolean stray;
  private boolean blankLine;

  HeaderScanner(byte[] data, int from, int to) {
    this.data = data;
    this.to = to;
    this.at = from;
  }

  /// Goes to the next header; false at the blank line or at the end of the data.
  boolean next() {
    int lineFrom = at;
    ascii = true;
    folded = false;
    stray = false;
    int lineTo = line();
    blankLine = lineTo == lineFrom;
    if (lineTo < 0 || blankLine) {
      return false;
    }
    while (at < to && Grammar.isBlank(data[at])) {
      folded = true;
      lineTo = line();
      if (lineTo < 0) {
        return false;
      }
    }
    nameFrom = lineFrom;
    valueTo = lineTo;
    return true;
  }

  /// Whether the blank line behind the headers was found; the body begins [#position()].
  boolean complete() {
    return blankLine;
  }

  int position() {
    return at;
  }

  /// What is wrong with this line, or empty text. To be asked before the name or value.
  String fault() {
    if (valueTo - nameFrom > Bounds.HEADER) {
      return "Header Too Long";
    }
    nameTo = nameFrom;
    while (nameTo < valueTo && Grammar.isTokenByte(data[nameTo])) {
      nameTo++;
    }
    int colon = nameTo;
    while (colon < valueTo && Grammar.isBlank(data[colon])) {
      colon++;
    }
    if (stray || nameTo == nameFrom || colon == valueTo || data[colon] != ':') {
      return "Bad Header";
    }
    valueFrom = colon + 1;
    while (valueFrom < valueTo && isSpace(data[valueFrom])) {
      valueFrom++;
    }
    while (valueTo > valueFrom && isSpace(data[valueTo - 1])) {
      valueTo--;
    }
    return "";
  }

  Header header() {
    return new Header(HeaderNames.text(data, nameFrom, nameTo), value());
  }

  boolean isContentLength() {
    int length = nameTo - nameFrom;
    return (length == 1 || length == "Content-Length".length())
        && new Header(HeaderNames.text(data, nameFrom, nameTo), "").is("Content-Length");
  }

  String value() {
    var text = Escapes.text(data, valueFrom, valueTo, ascii);
    return folded ? unfolded(text) : text;
  }

  /// Passes over one line and returns where its text ends, or -1 when it has no end.
  private int line() {
    int from = at;
    for (int i = from; i < to; i++) {
      byte octet = data[i];
      if (octet == '\n') {
        at = i + 1;
        return i > from && data[i - 1] == '\r' ? i - 1 : i;
      }
      ascii &= octet >= 0;
      stray |= octet == 0 || (octet == '\r' && (i + 1 == to || data[i + 1] != '\n'));
    }
    at = to;
    return -1;
  }

  private static boolean isSpace(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }

  /// A line end with the blanks around it is one blank.
  private static String unfolded(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\r' && c != '\n') {
        out.append(c);
      } else if (c == '\n') {
        int end = out.length();
        while (end > 0 && Grammar.isBlank(out.charAt(end - 1))) {
          end--;
        }
        out.setLength(end);
        out.append(' ');
        while (i + 1 < text.length() && Grammar.isBlank(text.charAt(i + 1))) {
          i++;
        }
      }
    }
    return out.toString();
  }
}
