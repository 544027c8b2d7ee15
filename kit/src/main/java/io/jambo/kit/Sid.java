package io.jambo.kit;

import java.util.Locale;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A public identifier of the platform: a random UUID in lower-case text.
public record Sid(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /// @throws IllegalArgumentException when the text is no UUID in lower case
  public Sid {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a sid: " + value.toLowerCase(Locale.ROOT));
    }
  }

  /// A fresh one, UUID version 4.
  public static Sid random(RandomGenerator random) {
    long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new Sid(new UUID(high, low).toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
