package io.jambo.fuzz;

import java.util.Arrays;

/// Draws choices from the bytes of an input; when they are used up, every choice is 0.
final class Dice {
  private final byte[] input;
  private int at;

  Dice(byte[] input) {
    this.input = input;
  }

  boolean more() {
    return at < input.length;
  }

  /// 0 to `bound - 1`; takes two bytes where one is too few.
  int below(int bound) {
    int drawn = next();
    if (bound > 256) {
      drawn = (drawn << 8) | next();
    }
    return drawn % bound;
  }

  /// The next bytes as they are, as many as there are.
  byte[] bytes(int count) {
    int to = Math.min(input.length, at + count);
    var taken = Arrays.copyOfRange(input, at, to);
    at = to;
    return taken;
  }

  private int next() {
    return at < input.length ? input[at++] & 0xff : 0;
  }
}
