package io.jambo.rest;

import io.jambo.outbound.Cidr;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Whose `X-Forwarded-…` is believed (security.md API-16): nobody's but a trusted proxy's.
final class Proxies {
  /// Addresses of the header behind these are not looked at.
  private static final int MOST_HOPS = 32;

  private Proxies() {}

  /// The client: the peer, or, when that is a trusted proxy, the last forwarded address that is not
  /// one.
  static InetAddress client(Arrival arrival, List<Cidr> trusted) {
    var at = arrival.peer();
    if (trusted.isEmpty() || !trusts(trusted, at)) {
      return at;
    }
    var hops = arrival.header("X-Forwarded-For").orElse("").split(",", -1);
    for (int i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS); i--) {
      var hop = Cidr.parse(hops[i].strip());
      if (hop.isEmpty()) {
        return at;
      }
      at = hop.get().network();
      if (!trusts(trusted, at)) {
        return at;
      }
    }
    return at;
  }

  /// The host that the client named.
  static Optional<String> host(Arrival arrival, List<Cidr> trusted) {
    var forwarded =
        trusts(trusted, arrival.peer())
            ? arrival.header("X-Forwarded-Host")
            : Optional.<String>empty();
    return forwarded.or(() -> arrival.header("Host"));
  }

  private static boolean trusts(List<Cidr> trusted, InetAddress address) {
    for (var range : trusted) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /// The address cut to what may be kept: /24, or /48 (security.md API-13).
  static String truncated(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length == 4) {
      return "%d.%d.%d.0/24".formatted(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255);
    }
    return "%x:%x:%x::/48".formatted(pair(bytes, 0), pair(bytes, 2), pair(bytes, 4));
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 255) << 8 | (bytes[at + 1] & 255);
  }
}
