package io.jambo.hooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The proof that a request comes from this platform (app-protocol.md 2.3): an HMAC over the time
/// and the exact bytes of the body. One for each secret; for every task.
final class Signature {
  static final String HEADER = "Jambonz-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  /// What is signed in place of a body that is not there.
  private static final String NO_BODY = "null";

  /// Made ready once: looking the algorithm up costs more than signing a body.
  private final Mac keyed;

  Signature(String secret) {
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  /// The header's value.
  String of(Instant now, Optional<String> body) {
    long seconds = now.getEpochSecond();
    return "t=" + seconds + ",v1=" + hmac(seconds + "." + body.orElse(NO_BODY));
  }

  private String hmac(String message) {
    try {
      var mac = (Mac) keyed.clone();
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", impossible);
    }
  }
}
