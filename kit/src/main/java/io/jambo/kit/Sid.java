package io.jambo.kit;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// A public identifier of the platform: a random UUID in lower-case text.
public record Sid(String value) {
  private static final String SHAPE = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  /// @throws IllegalArgumentException when the text is no UUID in lower case
  public Sid {
    if (!shaped(value)) {
      throw new IllegalArgumentException("not a sid: " + value.toLowerCase(Locale.ROOT));
    }
  }

  /// A fresh one, UUID version 4.
  public static Sid random(RandomGenerator random) {
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    return variant(high, random);
  }

  /// A fresh one for a row that is kept: the layout of UUID version 4, as clients expect it, but
  /// its first 48 bits are the millisecond, so that rows made together lie together in every index
  /// (ADR 12). 74 bits are random; no secret is made like this.
  ///
  /// @param epochMillis the time of its making
  public static Sid ordered(long epochMillis, RandomGenerator random) {
    long high = (epochMillis << 16) | (random.nextLong() & 0xfffL) | 0x4000L;
    return variant(high, random);
  }

  private static Sid variant(long high, RandomGenerator random) {
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new Sid(new UUID(high, low).toString());
  }

  private static boolean shaped(String text) {
    boolean fits = text.length() == SHAPE.length();
    for (int i = 0; i < text.length() && fits; i++) {
      char c = text.charAt(i);
      boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      fits = SHAPE.charAt(i) == '-' ? c == '-' : hex;
    }
    return fits;
  }

  @Override
  public String toString() {
    return value;
  }
}
