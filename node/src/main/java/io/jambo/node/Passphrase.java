package io.jambo.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.wire.Json;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the secrets of an export under what an operator types: AES-256-GCM by a key of
/// PBKDF2-HMAC-SHA256, each bound to its place in the file.
final class Passphrase {
  /// What a guess costs; OWASP's figure for this function.
  private static final int ROUNDS = 600_000;

  /// A file that asks for more was not made by us.
  private static final int MOST_ROUNDS = 10_000_000;

  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BITS = 256;

  /// Shorter ones are no protection for a file that is carried about.
  private static final int LEAST_LENGTH = 12;

  private static final String CHECK = "passphrase";

  private final SecretKeySpec key;
  private final byte[] salt;
  private final int rounds;

  private Passphrase(String text, byte[] salt, int rounds) {
    this.salt = salt.clone();
    this.rounds = rounds;
    try {
      var spec = new PBEKeySpec(text.toCharArray(), salt, rounds, KEY_BITS);
      var raw = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
      key = new SecretKeySpec(raw.getEncoded(), "AES");
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has PBKDF2", missing);
    }
  }

  /// For a new file.
  ///
  /// @throws WordFailed when it is too short
  static Passphrase fresh(String text, RandomGenerator random) {
    if (text.length() < LEAST_LENGTH) {
      throw new WordFailed("The passphrase needs " + LEAST_LENGTH + " characters or more.");
    }
    var salt = new byte[SALT];
    random.nextBytes(salt);
    return new Passphrase(text, salt, ROUNDS);
  }

  /// For a file that says this of its secrets.
  ///
  /// @throws WordFailed when it is not the one
  static Passphrase of(Json.Obj told, String text) {
    int rounds = told.number("rounds").map(it -> it.intValue()).orElse(0);
    try {
      var salt = Base64.getDecoder().decode(told.text("salt").orElse(""));
      if (rounds > 0 && rounds <= MOST_ROUNDS && salt.length == SALT) {
        var passphrase = new Passphrase(text, salt, rounds);
        if (passphrase.open(CHECK, told.text("check").orElse("")).isPresent()) {
          return passphrase;
        }
      }
    } catch (IllegalArgumentException _) {
      // No base64, so not ours.
    }
    throw new WordFailed("That is not the passphrase of this file.");
  }

  /// What the file says of its secrets.
  Json.Obj told(RandomGenerator random) {
    return Json.object()
        .with("kdf", "PBKDF2WithHmacSHA256")
        .with("rounds", rounds)
        .with("salt", Base64.getEncoder().encodeToString(salt))
        .with("check", seal(CHECK, CHECK, random));
  }

  String seal(String place, String plain, RandomGenerator random) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(plain.getBytes(UTF_8));
      var whole = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(whole.array());
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException("AES-GCM can't seal", wrong);
    }
  }

  /// Empty when it was sealed by another passphrase, or for another place.
  Optional<String> open(String place, String sealed) {
    try {
      var whole = Base64.getDecoder().decode(sealed);
      if (whole.length < NONCE) {
        return Optional.empty();
      }
      var cipher = cipher(Cipher.DECRYPT_MODE, whole, place);
      return Optional.of(new String(cipher.doFinal(whole, NONCE, whole.length - NONCE), UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }
}
