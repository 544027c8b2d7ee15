package io.jambo.media.real;

import io.jambo.kit.Kit;
import io.jambo.media.Sockets;
import java.net.InetAddress;

/// The system's UDP: one selector for each media loop.
public final class DatagramSockets implements Sockets {
  private final Kit kit;
  private final InetAddress address;
  private final int dscp;

  /// @param address where sockets are bound
  /// @param dscp how routers are asked to treat RTP (media.md 3.1), 46 by default
  public DatagramSockets(Kit kit, InetAddress address, int dscp) {
    this.kit = kit;
    this.address = address;
    this.dscp = dscp;
  }

  @Override
  public Port open() {
    return new SelectorPort(kit, address, dscp);
  }
}
