package io.jambo.wire;

/// A URI of a scheme that SIP does not route by (`http:`, `urn:` …), kept verbatim.
public record OtherUri(String scheme, String rest) implements Uri {
  /// @throws IllegalArgumentException when a blank, a control, a quote or an angle bracket is in it
  public OtherUri {
    if ((scheme + rest).chars().anyMatch(OtherUri::isStray)) {
      throw new IllegalArgumentException("URI with a stray character");
    }
  }

  /// Whether that character may stand in no URI at all.
  static boolean isStray(int c) {
    return c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"';
  }

  @Override
  public String print() {
    return scheme + ":" + rest;
  }
}
