package io.jambo.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The key of one segment of the journal: made with the segment, wrapped by the node's key in its
/// head, gone with it.
public final class JournalKey {
  private final VaultCipher cipher = new VaultCipher();
  private final VaultKey key;
  private final byte[] wrapped;
  private final long segment;

  private JournalKey(VaultKey key, byte[] wrapped, long segment) {
    this.key = key;
    this.wrapped = wrapped;
    this.segment = segment;
  }

  /// A new one for the segment of that number.
  public static JournalKey fresh(NodeKeys nodeKeys, long segment, RandomGenerator random) {
    var key = VaultKey.fresh(random);
    var nonce = VaultKey.bytes(random, 12);
    var bound = bound(segment, -1, 0);
    return new JournalKey(
        key, new VaultCipher().seal(nodeKeys.current(), nonce, key.raw(), bound), segment);
  }

  /// The one that this head holds; empty when it can't be unwrapped.
  public static Optional<JournalKey> unwrap(NodeKeys nodeKeys, long segment, byte[] wrapped) {
    return nodeKey(wrapped)
        .flatMap(nodeKeys::find)
        .flatMap(key -> new VaultCipher().open(key, wrapped, bound(segment, -1, 0)))
        .map(raw -> new JournalKey(VaultKey.of(raw), wrapped, segment));
  }

  /// The name of the node's key that wraps it.
  public static Optional<String> nodeKey(byte[] wrapped) {
    return wrapped.length < VaultCipher.OVERHEAD
        ? Optional.empty()
        : Optional.of(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(wrapped, 1, 1 + VaultKey.NAME_LENGTH)));
  }

  /// Wrapped, for the head of the segment.
  public byte[] wrapped() {
    return wrapped.clone();
  }

  /// Seals an entry, bound to its place in the segment and its time.
  public byte[] seal(int number, long at, byte[] plain, RandomGenerator random) {
    return cipher.seal(key, VaultKey.bytes(random, 12), plain, bound(segment, number, at));
  }

  /// Opens an entry.
  public Optional<byte[]> open(int number, long at, byte[] envelope) {
    return cipher.open(key, envelope, bound(segment, number, at));
  }

  private static byte[] bound(long segment, int number, long at) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + Long.BYTES)
        .putLong(segment)
        .putInt(number)
        .putLong(at)
        .array();
  }
}
