package io.jambo.speech;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The name of synthesized audio in the cache: `tts:ACCOUNT:HEX`, where HEX is an HMAC-SHA256 over
/// all that decides how it sounds, each field with its length before it (speech.md 2). Nobody
/// without the key can tell what was said by guessing.
record SpeechKey(String name) implements Comparable<SpeechKey> {
  static final int SECRET_BYTES = 32;
  private static final String PREFIX = "tts:";
  private static final String ALGORITHM = "HmacSHA256";

  /// @param secret the process's; the account's own key is derived from it
  static SpeechKey of(byte[] secret, Words words) {
    var account = mac(secret);
    account.update(words.account().getBytes(StandardCharsets.UTF_8));
    var mac = mac(account.doFinal());
    for (var field : fields(words)) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      mac.update(bytes);
    }
    return new SpeechKey(PREFIX + words.account() + ":" + HexFormat.of().formatHex(mac.doFinal()));
  }

  /// Stands before every key of that account, and behind those of the ones before it.
  static SpeechKey first(String account) {
    return new SpeechKey(PREFIX + account + ":");
  }

  /// Stands behind every key of that account.
  static SpeechKey last(String account) {
    return new SpeechKey(PREFIX + account + ";");
  }

  @Override
  public int compareTo(SpeechKey other) {
    return name.compareTo(other.name);
  }

  private static List<String> fields(Words words) {
    return List.of(
        words.account(),
        words.vendor(),
        optional(words.label()),
        words.language(),
        optional(words.voice()),
        optional(words.engine()),
        optional(words.instructions()),
        words.options().print(),
        words.text());
  }

  /// Absent differs from empty.
  private static String optional(Optional<String> field) {
    return field.map(value -> "=" + value).orElse("");
  }

  private static Mac mac(byte[] key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac;
    } catch (GeneralSecurityException fault) {
      throw new IllegalStateException("every Java has " + ALGORITHM, fault);
    }
  }
}
