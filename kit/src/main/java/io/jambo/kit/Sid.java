package io.jambo.kit;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A public identifier of the platform: a random UUID in lower-case text.
public record Sid(String value) {
  private static final int LENGTH = 36;

  /// The places of the dashes, a bit each.
  private static final long DASHES = 1L << 8 | 1L << 13 | 1L << 18 | 1L << 23;

  /// The digits that a sid has, counted from '0', a bit each: 0 to 9 and a to f.
  private static final long DIGITS = 0x3ffL | 0x3fL << ('a' - '0');

  /// @throws IllegalArgumentException when the text is no UUID in lower case
  public Sid {
    if (!shaped(value)) {
      throw new IllegalArgumentException("not a sid: " + value.toLowerCase(Locale.ROOT));
    }
  }

  /// A fresh one, UUID version 4.
  public static Sid random(RandomGenerator random) {
    var drawn = drawn(random);
    return version4(drawn.getLong(), drawn.getLong());
  }

  /// A fresh one for a row that is kept: the layout of UUID version 4, as clients expect it, but
  /// its first 48 bits are the millisecond, so that rows made together lie together in every index
  /// (ADR 12). 74 bits are random; no secret is made like this.
  ///
  /// @param epochMillis the time of its making
  public static Sid ordered(long epochMillis, RandomGenerator random) {
    var drawn = drawn(random);
    return version4((epochMillis << 16) | (drawn.getLong() & 0xffffL), drawn.getLong());
  }

  /// All at once: a strong generator takes as long for four bytes as for sixteen.
  private static ByteBuffer drawn(RandomGenerator random) {
    var bytes = new byte[2 * Long.BYTES];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private static Sid version4(long high, long low) {
    return new Sid(
        new UUID(
                (high & 0xffffffffffff0fffL) | 0x4000L,
                (low & 0x3fffffffffffffffL) | 0x8000000000000000L)
            .toString());
  }

  private static boolean shaped(String text) {
    boolean fits = text.length() == LENGTH;
    for (int i = 0; i < text.length() && fits; i++) {
      char c = text.charAt(i);
      fits = (DASHES >>> i & 1) == 1 ? c == '-' : digit(c);
    }
    return fits;
  }

  /// Asks no processor to foresee whether a digit is a letter.
  private static boolean digit(char c) {
    int place = c - '0';
    return place >= 0 && place < Long.SIZE && (DIGITS >>> place & 1) == 1;
  }

  @Override
  public String toString() {
    return value;
  }
}
