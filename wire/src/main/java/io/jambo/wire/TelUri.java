package io.jambo.wire;

/// A `tel:` URI (RFC 3966).
///
/// @param number the number as written, visual separators included
public record TelUri(String number, Parameters parameters) implements Uri {
  /// @throws IllegalArgumentException when the number is empty or breaks the URI
  public TelUri {
    if (number.isEmpty() || number.indexOf(';') >= 0 || !Grammar.isUriText(number)) {
      throw new IllegalArgumentException("tel URI with a broken number");
    }
  }

  @Override
  public String print() {
    return SipPrinter.print(this);
  }
}
