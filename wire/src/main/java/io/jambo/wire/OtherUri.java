package io.jambo.wire;

/// A URI of a scheme that SIP does not route by (`http:`, `urn:` …), kept verbatim.
public record OtherUri(String scheme, String rest) implements Uri {
  /// @throws IllegalArgumentException when a blank, a control, a quote or an angle bracket is in it
  public OtherUri {
    if (!Grammar.isUriText(scheme) || !Grammar.isUriText(rest)) {
      throw new IllegalArgumentException("URI with a stray character");
    }
  }

  @Override
  public String print() {
    return scheme + ":" + rest;
  }
}
