package io.jambo.node;

import io.jambo.kit.Kit;
import io.jambo.model.Secret;
import java.math.BigInteger;

/// A new webhook secret: `wh_secret_` and 128 random bits in base 57 (data-model.md 2).
final class WebhookSecret {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final int BITS = 128;
  private static final int LENGTH = 22;

  private WebhookSecret() {}

  static Secret draw(Kit kit) {
    var bytes = new byte[BITS / Byte.SIZE];
    kit.random().nextBytes(bytes);
    var base = BigInteger.valueOf(LETTERS.length());
    var rest = new BigInteger(1, bytes);
    var text = new StringBuilder();
    while (text.length() < LENGTH) {
      text.append(LETTERS.charAt(rest.mod(base).intValue()));
      rest = rest.divide(base);
    }
    return Secret.of("wh_secret_" + text.reverse());
  }
}
