package io.jambo.node;

import java.util.Optional;

/// The range that RTP ports come from.
///
/// @param host its own address, if it has one
record PortRange(Optional<String> host, int first, int last) {
  /// A call needs a pair.
  private static final int LEAST = 2;

  /// Reads `FROM-TO` or `ADDRESS:FROM-TO`.
  static PortRange parse(String key, String text) {
    int colon = text.lastIndexOf(':');
    var range = text.substring(colon + 1);
    int dash = range.indexOf('-');
    try {
      int first = Integer.parseInt(range.substring(0, Math.max(dash, 0)));
      int last = Integer.parseInt(range.substring(dash + 1));
      if (first >= 1_024 && last <= 65_535 && last - first + 1 >= LEAST) {
        return new PortRange(
            colon > 0 ? Optional.of(text.substring(0, colon)) : Optional.empty(), first, last);
      }
    } catch (NumberFormatException _) {
      // Said below, with what was expected.
    }
    throw new BadSetting(
        key + ": \"" + text + "\" is not FROM-TO with ports of 1024 to 65535 and at least a pair");
  }
}
