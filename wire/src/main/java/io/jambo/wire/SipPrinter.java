package io.jambo.wire;

/// Prints SIP messages and their parts.
final class SipPrinter {
  private SipPrinter() {}

  static byte[] print(SipMessage message) {
    throw new UnsupportedOperationException(message.toString());
  }

  static String print(SipUri uri) {
    throw new UnsupportedOperationException(uri.toString());
  }

  static String print(Parameters parameters) {
    throw new UnsupportedOperationException(parameters.toString());
  }

  static String print(NameAddr address) {
    throw new UnsupportedOperationException(address.toString());
  }

  static String print(Via via) {
    throw new UnsupportedOperationException(via.toString());
  }
}
