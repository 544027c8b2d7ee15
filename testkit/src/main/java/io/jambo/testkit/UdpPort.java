package io.jambo.testkit;

import java.net.InetSocketAddress;

/// A bound UDP port of the [Network].
public final class UdpPort implements AutoCloseable {
  private final Network network;
  private final InetSocketAddress address;

  UdpPort(Network network, InetSocketAddress address) {
    this.network = network;
    this.address = address;
  }

  /// Where it is bound.
  public InetSocketAddress address() {
    return address;
  }

  /// Sends a datagram; the bytes are copied.
  public void send(byte[] bytes, InetSocketAddress to) {
    send(bytes, bytes.length, to);
  }

  /// Sends the first bytes of an array as a datagram.
  public void send(byte[] bytes, int length, InetSocketAddress to) {
    network.send(address, bytes, length, to);
  }

  /// Gives the port back.
  @Override
  public void close() {
    network.unbind(address);
  }
}
