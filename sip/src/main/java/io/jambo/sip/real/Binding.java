package io.jambo.sip.real;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;

/// Waits for a socket to be bound; start-up may block, nothing later does.
final class Binding {
  private Binding() {}

  /// @throws PortTaken when the system refuses
  static Channel await(ChannelFuture binding, InetSocketAddress address) {
    var done = binding.awaitUninterruptibly();
    var refused = done.cause();
    if (refused != null) {
      throw new PortTaken(address, refused);
    }
    return done.channel();
  }
}
