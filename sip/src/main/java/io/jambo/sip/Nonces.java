package io.jambo.sip;

import io.jambo.wire.DigestCredentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The nonces of our challenges (security.md SIP-4): each carries its time and a keyed proof that
/// it is ours, so that none is kept before it is used; then the count of its uses is. Owned by one
/// thread.
final class Nonces {
  static final Duration LIFE = Duration.ofSeconds(60);

  /// Nonces whose uses are counted; of those the eldest gives way.
  static final int MOST_USED = 100_000;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int STAMP = Long.BYTES * 2;
  private static final int PROOF = 16;

  private final Mac keyed;
  private final RandomGenerator random;
  private final Map<String, Long> used =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_USED;
        }
      };

  /// What a nonce is worth.
  enum Worth {
    /// Ours, young, and not used with that count before.
    GOOD,
    /// It was ours: whoever used it gets another one.
    STALE,
    /// Not ours, or used already.
    NONE
  }

  /// @param key 32 bytes of chance, the same on every node that shares its users
  Nonces(byte[] key, RandomGenerator random) {
    this.random = random;
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }

  /// A new one for that realm.
  String make(String realm, long nowNanos) {
    byte[] stamp = ByteBuffer.allocate(STAMP).putLong(nowNanos).putLong(random.nextLong()).array();
    return HexFormat.of().formatHex(stamp) + proof(stamp, realm);
  }

  /// Judges the nonce of somebody who has proved a password, and counts its use. Without a count
  /// (RFC 2069) it may be used once.
  Worth use(DigestCredentials credentials, long nowNanos) {
    var nonce = credentials.nonce();
    if (nonce.length() != 2 * (STAMP + PROOF)) {
      return Worth.NONE;
    }
    byte[] stamp;
    try {
      stamp = HexFormat.of().parseHex(nonce, 0, 2 * STAMP);
    } catch (IllegalArgumentException _) {
      return Worth.NONE;
    }
    byte[] expected = proof(stamp, credentials.realm()).getBytes(StandardCharsets.US_ASCII);
    byte[] shown = nonce.substring(2 * STAMP).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, shown)) {
      return Worth.NONE;
    }
    long age = nowNanos - ByteBuffer.wrap(stamp).getLong();
    if (age < 0 || age > LIFE.toNanos()) {
      return Worth.STALE;
    }
    long count = credentials.session().map(DigestCredentials.Session::count).orElse(1L);
    if (used.getOrDefault(nonce, 0L) >= count) {
      return Worth.STALE;
    }
    used.put(nonce, count);
    return Worth.GOOD;
  }

  private String proof(byte[] stamp, String realm) {
    keyed.update(stamp);
    byte[] whole = keyed.doFinal(realm.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, PROOF);
  }
}
