package io.jambo.store;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// Seals and opens bytes with AES-256-GCM; any thread. What comes out is an envelope: a version
/// byte, the key's name (6 bytes), the nonce (12), the ciphertext and its tag (16).
///
/// To make a cipher costs more than to use it, so a few are kept for whoever comes next: virtual
/// threads live too short to keep their own.
final class VaultCipher {
  /// More bytes than the plain text has.
  static final int OVERHEAD = 1 + VaultKey.NAME_LENGTH + 12 + 16;

  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int NONCE_AT = 1 + VaultKey.NAME_LENGTH;
  private static final int TEXT_AT = NONCE_AT + NONCE;
  private static final int TAG_BITS = 128;

  /// Rarely do more threads than this work on ciphers at a time.
  private static final int MOST_KEPT = 16;

  private final ConcurrentLinkedQueue<Cipher> kept = new ConcurrentLinkedQueue<>();
  private final AtomicInteger keptCount = new AtomicInteger();

  /// Seals.
  ///
  /// @param nonce 12 random bytes, never used before
  /// @param bound what the envelope is bound to: it opens with exactly the same bytes only
  byte[] seal(VaultKey key, byte[] nonce, byte[] plain, byte[] bound) {
    var envelope = new byte[plain.length + OVERHEAD];
    envelope[0] = VERSION;
    System.arraycopy(key.nameBytes(), 0, envelope, 1, VaultKey.NAME_LENGTH);
    System.arraycopy(nonce, 0, envelope, NONCE_AT, NONCE);
    var cipher = take();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bound);
      int _ = cipher.doFinal(plain, 0, plain.length, envelope, TEXT_AT);
      keep(cipher);
      return envelope;
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException("AES-GCM can't seal", wrong);
    }
  }

  /// Opens; empty when the envelope was altered, moved, or lies under another key.
  Optional<byte[]> open(VaultKey key, byte[] envelope, byte[] bound) {
    if (!isUnder(key, envelope)) {
      return Optional.empty();
    }
    var cipher = take();
    try {
      var nonce = new GCMParameterSpec(TAG_BITS, envelope, NONCE_AT, NONCE);
      cipher.init(Cipher.DECRYPT_MODE, key.aes(), nonce);
      cipher.updateAAD(bound);
      var plain = cipher.doFinal(envelope, TEXT_AT, envelope.length - TEXT_AT);
      keep(cipher);
      return Optional.of(plain);
    } catch (GeneralSecurityException _) {
      return Optional.empty(); // the tag does not fit: the caller says what could not be opened
    }
  }

  /// Whether it is an envelope that this key has sealed.
  static boolean isUnder(VaultKey key, byte[] envelope) {
    return isEnvelope(envelope)
        && Arrays.equals(envelope, 1, NONCE_AT, key.nameBytes(), 0, VaultKey.NAME_LENGTH);
  }

  /// Whether it looks like an envelope at all.
  static boolean isEnvelope(byte[] bytes) {
    return bytes.length >= OVERHEAD && bytes[0] == VERSION;
  }

  private Cipher take() {
    var cipher = kept.poll();
    if (cipher != null) {
      keptCount.decrementAndGet();
      return cipher;
    }
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has AES-GCM", missing);
    }
  }

  private void keep(Cipher cipher) {
    if (keptCount.incrementAndGet() <= MOST_KEPT) {
      kept.add(cipher);
    } else {
      keptCount.decrementAndGet();
    }
  }
}
