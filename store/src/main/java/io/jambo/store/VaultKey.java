package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key of AES-256 with its name. The name is taken from the key, so the two can't be mixed up,
/// and tells nothing of it. Never printed.
public final class VaultKey {
  /// Bytes of a key.
  public static final int LENGTH = 32;

  /// Bytes of its name.
  static final int NAME_LENGTH = 6;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec aes;
  private final byte[] name;

  private VaultKey(SecretKeySpec aes, byte[] name) {
    this.aes = aes;
    this.name = name;
  }

  /// The key of these 32 bytes.
  public static VaultKey of(byte[] raw) {
    if (raw.length != LENGTH) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + raw.length);
    }
    var name = new byte[NAME_LENGTH];
    System.arraycopy(hmac(raw, "name of a key".getBytes(UTF_8)), 0, name, 0, NAME_LENGTH);
    return new VaultKey(new SecretKeySpec(raw, "AES"), name);
  }

  /// A new one.
  public static VaultKey fresh(RandomGenerator random) {
    return of(bytes(random, LENGTH));
  }

  /// Its name as text, eight characters.
  public String name() {
    return TEXT.encodeToString(name);
  }

  byte[] nameBytes() {
    return name.clone();
  }

  SecretKeySpec aes() {
    return aes;
  }

  /// The key itself, to wrap it or to write the node's.
  public byte[] raw() {
    return aes.getEncoded();
  }

  static byte[] bytes(RandomGenerator random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  static byte[] hmac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", missing);
    }
  }

  @Override
  public String toString() {
    return "key " + name();
  }
}
