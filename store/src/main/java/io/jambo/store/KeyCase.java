package io.jambo.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jambo.model.Owner;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// An owner's keys, unwrapped: one data key, and an index key for each period of 30 days in which
/// something was indexed. Immutable.
///
/// @param kept what lies on the shelf of them
record KeyCase(KeyShelf.Kept kept, VaultKey data, Map<Integer, VaultKey> index) {
  /// Ten years of index keys; the oldest go first.
  private static final int MOST_PERIODS = 122;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /// Keeps its own copy.
  KeyCase {
    index = Map.copyOf(index);
  }

  /// New keys for an owner who has none.
  static KeyCase fresh(Owner owner, Instant now, RandomGenerator random) {
    var nothing = new KeyShelf.Kept(owner, "", "", "", now);
    return new KeyCase(nothing, VaultKey.fresh(random), Map.of());
  }

  /// The same with one more index key.
  KeyCase with(int period, VaultKey key) {
    var more = new TreeMap<>(index);
    more.put(period, key);
    while (more.size() > MOST_PERIODS) {
      var _ = more.pollFirstEntry();
    }
    return new KeyCase(kept, data, more);
  }

  /// As they go to the shelf, wrapped by this node's key.
  KeyShelf.Kept wrapped(VaultCipher cipher, VaultKey nodeKey, RandomGenerator random) {
    var flat = ByteBuffer.allocate(index.size() * (Integer.BYTES + VaultKey.LENGTH));
    new TreeMap<>(index).forEach((period, key) -> flat.putInt(period).put(key.raw()));
    var owner = kept.owner();
    return new KeyShelf.Kept(
        owner,
        seal(cipher, nodeKey, random, data.raw(), bound(owner, "data_key")),
        seal(cipher, nodeKey, random, flat.array(), bound(owner, "index_keys")),
        nodeKey.name(),
        kept.createdAt());
  }

  /// Unwraps what lies on the shelf; empty when it was altered.
  static Optional<KeyCase> unwrap(VaultCipher cipher, VaultKey nodeKey, KeyShelf.Kept kept) {
    var owner = kept.owner();
    var data = open(cipher, nodeKey, kept.dataKey(), bound(owner, "data_key"));
    var flat = open(cipher, nodeKey, kept.indexKeys(), bound(owner, "index_keys"));
    if (data.isEmpty() || flat.isEmpty()) {
      return Optional.empty();
    }
    var index = new TreeMap<Integer, VaultKey>();
    var rest = ByteBuffer.wrap(flat.get());
    while (rest.hasRemaining()) {
      int period = rest.getInt();
      var raw = new byte[VaultKey.LENGTH];
      rest.get(raw);
      index.put(period, VaultKey.of(raw));
    }
    return Optional.of(new KeyCase(kept, VaultKey.of(data.get()), index));
  }

  private static String seal(
      VaultCipher cipher, VaultKey key, RandomGenerator random, byte[] plain, byte[] bound) {
    return TEXT.encodeToString(cipher.seal(key, VaultKey.bytes(random, 12), plain, bound));
  }

  private static Optional<byte[]> open(
      VaultCipher cipher, VaultKey key, String envelope, byte[] bound) {
    try {
      return cipher.open(key, Base64.getUrlDecoder().decode(envelope), bound);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] bound(Owner owner, String column) {
    return (owner.word() + "\nowner_keys." + column).getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "keys of " + kept.owner().word();
  }
}
