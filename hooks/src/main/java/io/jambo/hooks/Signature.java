package io.jambo.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The proof that a request comes from this platform (app-protocol.md 2.3): an HMAC over the time
/// and the exact bytes of the body.
final class Signature {
  static final String HEADER = "Jambonz-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  /// What is signed in place of a body that is not there.
  private static final String NO_BODY = "null";

  private Signature() {}

  /// The header's value.
  static String of(String secret, Instant now, Optional<String> body) {
    long seconds = now.getEpochSecond();
    return "t=" + seconds + ",v1=" + hmac(secret, seconds + "." + body.orElse(NO_BODY));
  }

  private static String hmac(String secret, String message) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
