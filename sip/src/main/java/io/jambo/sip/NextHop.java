package io.jambo.sip;

import io.jambo.wire.NameAddr;
import io.jambo.wire.SipUri;
import io.jambo.wire.Uri;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// Where the next request of a dialog goes (RFC 3261 §12.2.1.1 and §8.1.2, sip.md 10.3). Pure.
///
/// No name is looked up here: for a host that is none of our numbers the peer is where it was.
final class NextHop {
  private static final int SIP_PORT = 5060;

  private NextHop() {}

  /// @param last where the peer's latest message came from
  static InetSocketAddress of(List<NameAddr> routes, Uri target, InetSocketAddress last) {
    if (!routes.isEmpty()) {
      return literal(routes.getFirst().uri()).orElse(last);
    }
    // A phone behind a NAT names an address that only its own network knows.
    return literal(target).filter(named -> reachable(named, last)).orElse(last);
  }

  private static boolean reachable(InetSocketAddress named, InetSocketAddress last) {
    var address = named.getAddress();
    return address.equals(last.getAddress())
        && !address.isSiteLocalAddress()
        && !address.isAnyLocalAddress();
  }

  private static Optional<InetSocketAddress> literal(Uri uri) {
    return uri instanceof SipUri sip
        ? address(sip.host()).map(host -> new InetSocketAddress(host, sip.port().orElse(SIP_PORT)))
        : Optional.empty();
  }

  /// The address that a host is, when it is no name; nothing is asked for one.
  static Optional<InetAddress> address(String host) {
    boolean numeric = host.indexOf(':') >= 0 || host.chars().allMatch(NextHop::inDottedQuad);
    if (!numeric || host.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean inDottedQuad(int c) {
    return c == '.' || (c >= '0' && c <= '9');
  }
}
