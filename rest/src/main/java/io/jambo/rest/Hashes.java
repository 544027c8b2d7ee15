package io.jambo.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Digests in their usual forms.
final class Hashes {
  private Hashes() {}

  /// In hex.
  static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /// In hex, by that algorithm of Java's.
  static String hex(String algorithm, String text) {
    return HexFormat.of().formatHex(digest(algorithm, text));
  }

  /// In base64.
  static String base64(String text) {
    return Base64.getEncoder().encodeToString(sha256(text));
  }

  private static byte[] sha256(String text) {
    return digest("SHA-256", text);
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has MD5 and SHA-256", missing);
    }
  }
}
