package io.jambo.edge;

import io.jambo.outbound.Cidr;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gateways by address: exact ones first, then by the longest netmask. Immutable once made; what a
/// single address finds is found without allocating anything.
final class Gateways {
  static final Gateways NONE = new Gateways(List.of());

  private final Map<InetAddress, List<Gateway>> exact = new HashMap<>();
  private final Map<Cidr, List<Gateway>> ranges = new HashMap<>();
  private final List<Mask> masks = new ArrayList<>();

  /// A netmask that some gateway has.
  private record Mask(int bytes, int bits) {}

  Gateways(List<Gateway> all) {
    for (var gateway : all) {
      var range = gateway.range();
      int bytes = range.network().getAddress().length;
      if (range.bits() == bytes * Byte.SIZE) {
        exact.computeIfAbsent(range.network(), _ -> new ArrayList<>()).add(gateway);
      } else {
        var mask = new Mask(bytes, range.bits());
        ranges.computeIfAbsent(network(range.network(), mask), _ -> new ArrayList<>()).add(gateway);
        if (!masks.contains(mask)) {
          masks.add(mask);
        }
      }
    }
    masks.sort(Comparator.comparingInt(Mask::bits).reversed());
  }

  /// Those with exactly that address, if any.
  @Nullable List<Gateway> exactly(InetAddress source) {
    return exact.get(source);
  }

  /// Whether there are any but exact ones.
  boolean ranged() {
    return !masks.isEmpty();
  }

  /// All that contain the address, the narrowest first.
  List<Gateway> at(InetAddress source) {
    var single = exact.getOrDefault(source, List.of());
    if (masks.isEmpty()) {
      return single;
    }
    var found = new ArrayList<>(single);
    int bytes = source.getAddress().length;
    for (var mask : masks) {
      if (mask.bytes == bytes) {
        found.addAll(ranges.getOrDefault(network(source, mask), List.of()));
      }
    }
    return found;
  }

  /// The range of that size in which the address lies.
  private static Cidr network(InetAddress address, Mask mask) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(mask.bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xff << (Byte.SIZE - kept));
    }
    return new Cidr(Addresses.of(bytes), mask.bits);
  }
}
