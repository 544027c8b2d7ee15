package io.jambo.wire;

/// A URI of a scheme that SIP does not route by (`http:`, `urn:` …), kept verbatim.
public record OtherUri(String scheme, String rest) implements Uri {
  @Override
  public String print() {
    return scheme + ":" + rest;
  }
}
