package io.jambo.wire;

import org.jspecify.annotations.Nullable;

/// The first line of a message (RFC 3261 §7.1, §7.2). A request that can be answered comes out even
/// when its line is wrong, with the flaw beside it.
sealed interface StartLine {
  /// A request line.
  ///
  /// @param uri [#UNREADABLE] when it could not be read
  record Request(String method, Uri uri, @Nullable Flaw flaw) implements StartLine {}

  /// A status line.
  record Status(int status, String reason) implements StartLine {}

  /// Where the three digits of a status line end.
  int STATUS_END = "SIP/2.0 200".length();

  /// Stands in a request whose own URI is no URI.
  Uri UNREADABLE = new OtherUri("unreadable", "");

  static Parsed<StartLine> parse(String line) {
    return line.startsWith("SIP/") ? status(line) : request(line);
  }

  private static Parsed<StartLine> status(String line) {
    long status =
        line.length() < STATUS_END ? -1 : Grammar.number(line.substring(8, STATUS_END), 699);
    boolean sound =
        line.startsWith("SIP/2.0 ")
            && status >= 100
            && line.length() <= Bounds.START_LINE
            && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ')
            && Grammar.isOneLine(line);
    return sound
        ? new Parsed.Ok<>(new Status((int) status, line.substring(STATUS_END).strip()))
        : Parsed.malformed("no status line", 0);
  }

  private static Parsed<StartLine> request(String line) {
    var text = line.stripTrailing();
    int methodEnd = text.indexOf(' ');
    int uriEnd = text.lastIndexOf(' ');
    boolean sound =
        methodEnd > 0
            && Grammar.isToken(text.substring(0, methodEnd))
            && text.regionMatches(true, uriEnd + 1, "SIP/", 0, 4);
    if (!sound) {
      return Parsed.malformed("no start line", 0);
    }
    var method = text.substring(0, methodEnd);
    if (!text.substring(uriEnd + 1).equalsIgnoreCase("SIP/2.0")) {
      return unreadable(method, new Flaw(505, "Version Not Supported"));
    }
    if (line.length() > Bounds.START_LINE) {
      return unreadable(method, new Flaw(414, "Request-URI Too Long"));
    }
    return switch (Uri.parse(text.substring(methodEnd, Math.max(methodEnd, uriEnd)).strip())) {
      case Parsed.Ok<Uri>(var uri) -> new Parsed.Ok<>(new Request(method, uri, null));
      case Parsed.Malformed<Uri> _ -> unreadable(method, Flaw.bad("Bad Request-URI"));
    };
  }

  private static Parsed<StartLine> unreadable(String method, Flaw flaw) {
    return new Parsed.Ok<>(new Request(method, UNREADABLE, flaw));
  }
}
