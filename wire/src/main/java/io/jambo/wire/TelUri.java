package io.jambo.wire;

/// A `tel:` URI (RFC 3966).
///
/// @param number the number as written, visual separators included
public record TelUri(String number, Parameters parameters) implements Uri {
  @Override
  public String print() {
    return "tel:" + number + parameters.print();
  }
}
