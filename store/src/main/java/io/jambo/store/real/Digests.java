package io.jambo.store.real;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests that every JDK has.
public final class Digests {
  private Digests() {}

  /// SHA-256, fresh.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
