package io.jambo.sip;

import io.jambo.wire.Bounds;
import java.nio.charset.StandardCharsets;

/// What a message is as far as its first bytes tell: enough to turn a stranger away for almost
/// nothing, never enough to serve anybody. Pure, linear, and it allocates nothing.
enum Glance {
  /// No start line of SIP (RFC 3261 §7.1, §7.2).
  GARBAGE,
  /// A response.
  RESPONSE,
  /// An INVITE without a To tag: somebody wants a call.
  NEW_INVITE,
  /// Any other request without one.
  NEW_REQUEST,
  /// A request that names a dialog, known or not.
  IN_DIALOG;

  private static final String TAG = "tag";

  /// Looks at a whole message: so many bytes at the start of that array.
  static Glance at(byte[] message, int length) {
    int start = 0;
    while (start < length && (message[start] == '\r' || message[start] == '\n')) {
      start++;
    }
    int end = lineEnd(message, start, length);
    if (end == length || end - start > Bounds.START_LINE) {
      return GARBAGE;
    }
    if (starts(message, start, "SIP/2.0 ")) {
      return RESPONSE;
    }
    int text = end > start && message[end - 1] == '\r' ? end - 1 : end;
    int version = text - "SIP/2.0".length();
    if (version <= start || !starts(message, version, "SIP/")) {
      return GARBAGE;
    }
    if (tagged(message, end + 1, length)) {
      return IN_DIALOG;
    }
    return starts(message, start, "INVITE ") ? NEW_INVITE : NEW_REQUEST;
  }

  /// The host that a request calls, as far as it can be told at a glance; else empty text. A user
  /// part may hold what ends a host, so it begins behind the last `@`.
  static String host(byte[] message, int length) {
    int line = 0;
    while (line < length && (message[line] == '\r' || message[line] == '\n')) {
      line++;
    }
    int uri = behindBlanks(message, wordEnd(message, line, length), length);
    int end = wordEnd(message, uri, length);
    int host = behindScheme(message, uri);
    if (host == uri) {
      return "";
    }
    for (int at = host; at < end; at++) {
      host = message[at] == '@' ? at + 1 : host;
    }
    int stop = host;
    while (stop < end && ":;?".indexOf(message[stop]) < 0) {
      stop++;
    }
    return new String(message, host, stop - host, StandardCharsets.ISO_8859_1);
  }

  private static int behindScheme(byte[] message, int at) {
    if (starts(message, at, "sip:")) {
      return at + "sip:".length();
    }
    return starts(message, at, "sips:") ? at + "sips:".length() : at;
  }

  private static int wordEnd(byte[] message, int from, int length) {
    int at = from;
    while (at < length && message[at] != ' ' && message[at] != '\r' && message[at] != '\n') {
      at++;
    }
    return at;
  }

  /// Whether the To header, the first one there is, has a tag.
  private static boolean tagged(byte[] message, int headers, int length) {
    int at = headers;
    while (at < length) {
      int end = lineEnd(message, at, length);
      if (end - at <= 1) {
        return false; // the empty line: no To at all
      }
      if (isTo(message, at, length)) {
        while (end + 1 < length && blank(message[end + 1])) {
          end = lineEnd(message, end + 1, length); // a folded line goes on (RFC 3261 §7.3.1)
        }
        return holdsTag(message, at, end);
      }
      at = end + 1;
    }
    return false;
  }

  private static boolean isTo(byte[] message, int at, int length) {
    if (lower(message[at]) != 't') {
      return false;
    }
    int name = at + 1 < length && lower(message[at + 1]) == 'o' ? at + 2 : at + 1;
    while (name < length && blank(message[name])) {
      name++;
    }
    return name < length && message[name] == ':';
  }

  private static boolean holdsTag(byte[] message, int from, int to) {
    for (int at = from; at < to; at++) {
      if (message[at] == ';') {
        int name = behindBlanks(message, at + 1, to);
        int equals = behindBlanks(message, name + TAG.length(), to);
        if (equals < to && message[equals] == '=' && starts(message, name, TAG)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Blanks may stand around `;` and `=` (RFC 3261 §25.1, SEMI and EQUAL).
  private static int behindBlanks(byte[] message, int from, int to) {
    int at = from;
    while (at < to && blank(message[at])) {
      at++;
    }
    return at;
  }

  private static int lineEnd(byte[] message, int from, int length) {
    int at = from;
    while (at < length && message[at] != '\n') {
      at++;
    }
    return at;
  }

  /// Whether that text stands there; letters in either case.
  private static boolean starts(byte[] message, int at, String text) {
    if (at + text.length() > message.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (lower(message[at + i]) != lower((byte) text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }

  private static boolean blank(byte c) {
    return c == ' ' || c == '\t';
  }
}
