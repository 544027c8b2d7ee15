package io.jambo.wire;

/// Parses and prints session descriptions, line by line.
final class SdpParser {
  private SdpParser() {}

  static Parsed<SessionDescription> parse(String text) {
    return Parsed.malformed("not built", text.length());
  }

  static String print(SessionDescription description) {
    throw new UnsupportedOperationException(description.toString());
  }
}
