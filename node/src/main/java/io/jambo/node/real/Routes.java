package io.jambo.node.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/// Which of this machine's addresses the system would use towards another one.
public final class Routes {
  private Routes() {}

  /// Asks the system by connecting a datagram socket, which sends nothing.
  public static InetAddress towards(InetSocketAddress remote) throws IOException {
    try (var channel = DatagramChannel.open()) {
      channel.connect(remote);
      return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
    }
  }
}
