package io.jambo.outbound;

import java.net.InetSocketAddress;
import java.util.List;

/// What the operator has decided about targets (`network.*` of configuration.md).
///
/// @param privateTargets whether loopback and private addresses are open: the development profile
/// @param allowed single targets opened by the operator, by address range or by `host:port`
/// @param deniedPorts ports that no tenant may steer to
/// @param ownListeners where this node itself listens; nobody is sent there
public record TargetRules(
    boolean privateTargets,
    List<AllowedTarget> allowed,
    List<Integer> deniedPorts,
    List<InetSocketAddress> ownListeners) {
  /// Ports behind which stand mail, files, databases, caches, containers and the like, which would
  /// take an HTTP request for a command. All ports under 1024 but 80 and 443 are closed anyway.
  public static final List<Integer> USUALLY_DENIED_PORTS =
      List.of(
          1080, 1099, 1433, 1521, 1723, 2049, 2181, 2375, 2376, 2379, 2380, 3128, 3268, 3306, 3389,
          4369, 5060, 5061, 5222, 5432, 5672, 5900, 5984, 5985, 5986, 6000, 6379, 6443, 6566, 6665,
          6666, 6667, 6668, 6669, 6697, 7001, 8009, 9042, 9092, 9160, 9200, 9300, 10250, 10255,
          11211, 15672, 27017, 27018, 27019);

  /// Nothing private, nothing opened: what a node starts from in production.
  public static TargetRules strict() {
    return new TargetRules(false, List.of(), USUALLY_DENIED_PORTS, List.of());
  }

  /// Loopback and private addresses are open: the development profile.
  public static TargetRules development() {
    return new TargetRules(true, List.of(), USUALLY_DENIED_PORTS, List.of());
  }

  /// Keeps its own copies.
  public TargetRules {
    allowed = List.copyOf(allowed);
    deniedPorts = List.copyOf(deniedPorts);
    ownListeners = List.copyOf(ownListeners);
  }
}
