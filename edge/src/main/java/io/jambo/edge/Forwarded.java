package io.jambo.edge;

import io.jambo.outbound.Cidr;
import io.jambo.wire.SipRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Whom a trusted proxy speaks for.
final class Forwarded {
  private static final List<String> HEADERS =
      List.of("X-Forwarded-For", "X-Subspace-Forwarded-For");

  private Forwarded() {}

  /// The last address that is no proxy of ours; the proxy itself where it names none.
  static InetAddress by(SipRequest invite, InetAddress proxy, Predicate<InetAddress> trusted) {
    for (var name : HEADERS) {
      for (var address : invite.headers().values(name).reversed()) {
        var source = Optional.of(address.strip()).flatMap(Cidr::parse).map(Cidr::network);
        if (source.isPresent() && !trusted.test(source.get())) {
          return source.get();
        }
      }
    }
    return proxy;
  }
}
