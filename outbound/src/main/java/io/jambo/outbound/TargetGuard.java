package io.jambo.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Decides where a tenant may send us (security.md OUT-1 to OUT-3). Pure: the rules are asked for
/// each time, so that the operator may change them while the node runs.
///
/// It is asked twice: about the URL before anything else, and about the addresses of its host
/// whenever a connection is opened, because a name may point elsewhere the next time.
public final class TargetGuard {
  private static final int LOWEST_FREE_PORT = 1024;

  private final Supplier<TargetRules> rules;

  /// @param rules the rules of the moment
  public TargetGuard(Supplier<TargetRules> rules) {
    this.rules = rules;
  }

  /// Why this URL can't be asked, in words fit for a log; empty when it can.
  public Optional<String> refuses(Url url) {
    var now = rules.get();
    if (opened(now, url.host(), url.port())) {
      return Optional.empty();
    }
    if (!portOpen(now, url.port())) {
      return Optional.of("port is not allowed");
    }
    return url.literal().flatMap(address -> refuses(now, url.port(), address));
  }

  /// Why none of these addresses of a host can be connected to; empty when all can.
  public Optional<String> refuses(String host, int port, List<InetAddress> addresses) {
    var now = rules.get();
    if (opened(now, host, port)) {
      return Optional.empty();
    }
    return addresses.stream().flatMap(address -> refuses(now, port, address).stream()).findFirst();
  }

  private static Optional<String> refuses(TargetRules now, int port, InetAddress address) {
    if (ownListener(now, port, address)) {
      return Optional.of("address is this node's own");
    }
    boolean open =
        switch (AddressKind.of(address)) {
          case GLOBAL -> true;
          case LOOPBACK, PRIVATE -> now.privateTargets() || ranged(now, address);
          case SPECIAL -> ranged(now, address);
        };
    return open ? Optional.empty() : Optional.of("address is not allowed");
  }

  private static boolean portOpen(TargetRules now, int port) {
    return (port == 80 || port == 443 || port >= LOWEST_FREE_PORT)
        && !now.deniedPorts().contains(port);
  }

  private static boolean opened(TargetRules now, String host, int port) {
    return now.allowed().contains(new AllowedTarget.Place(host, port));
  }

  private static boolean ranged(TargetRules now, InetAddress address) {
    return now.allowed().stream()
        .anyMatch(
            target -> target instanceof AllowedTarget.Range(var range) && range.contains(address));
  }

  /// A listener on the wildcard address is one on every loopback address at least.
  private static boolean ownListener(TargetRules now, int port, InetAddress address) {
    return now.ownListeners().stream()
        .filter(own -> own.getPort() == port && own.getAddress() != null)
        .anyMatch(own ->
            own.getAddress().equals(address)
                || (own.getAddress().isAnyLocalAddress()
                    && AddressKind.of(address) == AddressKind.LOOPBACK));
  }
}
