package io.jambo.fuzz;

import java.nio.charset.StandardCharsets;

/// What targets say when something does not hold.
final class Promise {
  private Promise() {}

  /// Throws unless it holds.
  static void holds(boolean good, String promise) {
    if (!good) {
      throw new AssertionError("broken promise: " + promise);
    }
  }

  /// The input as text, one character a byte, so that every text of the wire can come up.
  static String text(byte[] input) {
    return new String(input, StandardCharsets.ISO_8859_1);
  }
}
