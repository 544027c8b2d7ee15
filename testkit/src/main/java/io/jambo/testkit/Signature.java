package io.jambo.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks `Jambonz-Signature` as an application does (app-protocol.md 2.3), on its own reading of
/// the specification.
final class Signature {
  /// Older or younger ones are refused.
  private static final long TOLERANCE_SECONDS = 300;

  private Signature() {}

  static boolean valid(String header, String secret, String body, OptionalLong nowSeconds) {
    String time = "";
    boolean matched = false;
    for (var part : header.split(",", -1)) {
      if (part.startsWith("t=")) {
        time = part.substring(2);
      } else if (part.startsWith("v1=")) {
        matched |= part.substring(3).equals(hmac(secret, time + "." + body));
      }
    }
    long stamp = Long.parseLong(time);
    return matched
        && nowSeconds.stream().allMatch(now -> Math.abs(now - stamp) <= TOLERANCE_SECONDS);
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
