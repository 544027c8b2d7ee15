package io.jambo.wire;

import java.nio.charset.StandardCharsets;

/// The names of header fields: compact forms (RFC 3261 §7.3.3 and the RFCs that added some), and
/// the ones so common that their text is kept once.
final class HeaderNames {
  private static final String[] LONG = new String[128];
  private static final int SLOTS = 128;
  private static final String[] COMMON = new String[SLOTS];

  static {
    compact('a', "Accept-Contact");
    compact('b', "Referred-By");
    compact('c', "Content-Type");
    compact('d', "Request-Disposition");
    compact('e', "Content-Encoding");
    compact('f', "From");
    compact('i', "Call-ID");
    compact('j', "Reject-Contact");
    compact('k', "Supported");
    compact('l', "Content-Length");
    compact('m', "Contact");
    compact('n', "Identity-Info");
    compact('o', "Event");
    compact('r', "Refer-To");
    compact('s', "Subject");
    compact('t', "To");
    compact('u', "Allow-Events");
    compact('v', "Via");
    compact('x', "Session-Expires");
    compact('y', "Identity");
    for (var name :
        new String[] {
          "CSeq",
          "Max-Forwards",
          "Route",
          "Record-Route",
          "User-Agent",
          "Server",
          "Allow",
          "Expires",
          "Accept",
          "Authorization",
          "WWW-Authenticate",
          "P-Asserted-Identity",
          "Content-Disposition"
        }) {
      common(name);
    }
  }

  private HeaderNames() {}

  /// The long form of a compact name; any other name as it is.
  static String longName(String name) {
    if (name.length() != 1 || name.charAt(0) >= LONG.length) {
      return name;
    }
    var found = LONG[name.charAt(0)];
    return found == null ? name : found;
  }

  /// The name that stands in those bytes, in its own case.
  static String text(byte[] data, int from, int to) {
    var common = COMMON[slot(data[from], data[to - 1], to - from)];
    if (common != null && same(common, data, from, to)) {
      return common;
    }
    return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean same(String name, byte[] data, int from, int to) {
    if (name.length() != to - from) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != data[from + i]) {
        return false;
      }
    }
    return true;
  }

  private static void compact(char letter, String name) {
    LONG[letter] = name;
    LONG[Character.toUpperCase(letter)] = name;
    common(name);
  }

  // Two names of one slot: the later one is kept, the other is only made anew each time.
  private static void common(String name) {
    COMMON[slot(name.charAt(0), name.charAt(name.length() - 1), name.length())] = name;
  }

  private static int slot(int first, int last, int length) {
    return (first * 7 + last * 3 + length * 11) & (SLOTS - 1);
  }
}
