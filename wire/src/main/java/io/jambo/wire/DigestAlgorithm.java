package io.jambo.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The hash functions of digest authentication (RFC 7616 §3.2, RFC 8760 §2.1).
public enum DigestAlgorithm {
  /// The one that every phone knows.
  MD5("MD5", "MD5"),
  /// The one to prefer.
  SHA_256("SHA-256", "SHA-256"),
  /// Half of a longer one.
  SHA_512_256("SHA-512-256", "SHA-512/256");

  private final String token;
  private final String name;

  DigestAlgorithm(String token, String name) {
    this.token = token;
    this.name = name;
  }

  /// As it stands in a header.
  public String token() {
    return token;
  }

  static Optional<DigestAlgorithm> of(String token) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.token.equalsIgnoreCase(token))
        .findFirst();
  }

  /// The hash of a text, in lower-case hex.
  public String hash(String text) {
    try {
      var digest = MessageDigest.getInstance(name);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has " + name, impossible);
    }
  }

  /// What stands for a password: the hash of user, realm and it (RFC 7616 §3.4.2).
  public String ha1(String user, String realm, String password) {
    return hash(user + ":" + realm + ":" + password);
  }
}
