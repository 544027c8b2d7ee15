package io.jambo.sip;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Addresses and networks that are not heard for a while (security.md 13). Times are `Kit` nanos.
/// Callable from any thread; while no network is banned, a look allocates nothing.
public final class Bans {
  /// Addresses at once; with more, a new one is not added.
  static final int MOST = 100_000;

  /// Networks at once: each is looked at for each message.
  static final int MOST_NETWORKS = 100;

  private static final String SCANNER = "scanner";

  private final Map<InetAddress, Ban> addresses = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Ban> networks = new CopyOnWriteArrayList<>();

  /// One of them.
  ///
  /// @param bits that have to be the same
  /// @param hits messages that were not heard since
  public record Ban(
      InetAddress address, int bits, String reason, long since, long until, LongAdder hits) {
    /// Whether it is one address alone.
    boolean single() {
      return bits == address.getAddress().length * Byte.SIZE;
    }

    private boolean same(InetAddress other, int length) {
      return bits == length && address.equals(other);
    }
  }

  /// Bans a scanner.
  void add(InetAddress source, long end, long now) {
    boolean _ = add(source, source.getAddress().length * Byte.SIZE, SCANNER, end, now);
  }

  /// Bans until that time; those that have passed make room first. False when there is none.
  ///
  /// @param bits of the address that count; all of them for one address
  public boolean add(InetAddress address, int bits, String reason, long end, long now) {
    var ban = new Ban(address, bits, reason, now, end, new LongAdder());
    if (!ban.single()) {
      networks.removeIf(old -> old.until() <= now || old.same(address, bits));
      return networks.size() < MOST_NETWORKS && networks.add(ban);
    }
    if (addresses.size() >= MOST) {
      addresses.values().removeIf(old -> old.until() <= now);
    }
    if (addresses.size() >= MOST) {
      return false;
    }
    addresses.put(address, ban);
    return true;
  }

  /// Hears it again; false when it was not banned.
  public boolean remove(InetAddress address, int bits) {
    boolean network = networks.removeIf(ban -> ban.same(address, bits));
    var one = Optional.ofNullable(addresses.get(address)).filter(ban -> ban.same(address, bits));
    return one.map(ban -> addresses.remove(address, ban)).orElse(false) || network;
  }

  /// Hears everybody again.
  public void clear() {
    addresses.clear();
    networks.clear();
  }

  /// All that hold now.
  public List<Ban> all(long now) {
    var all = new ArrayList<>(networks);
    all.addAll(addresses.values());
    all.removeIf(ban -> ban.until() <= now);
    return all;
  }

  /// Whether it is banned now.
  boolean holds(InetAddress source, long now) {
    if (!addresses.isEmpty()) {
      var ban = addresses.get(source);
      if (ban != null && ban.until() > now) {
        ban.hits().increment();
        return true;
      }
      if (ban != null) {
        addresses.remove(source, ban);
      }
    }
    return !networks.isEmpty() && within(source, now);
  }

  private boolean within(InetAddress source, long now) {
    byte[] address = source.getAddress();
    for (var ban : networks) {
      if (ban.until() > now && shares(ban.address().getAddress(), address, ban.bits())) {
        ban.hits().increment();
        return true;
      }
    }
    return false;
  }

  private static boolean shares(byte[] one, byte[] other, int bits) {
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  int count() {
    return addresses.size();
  }
}
