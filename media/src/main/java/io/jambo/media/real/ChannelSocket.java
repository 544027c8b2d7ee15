package io.jambo.media.real;

import io.jambo.media.Packet;
import io.jambo.media.Sockets.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One non-blocking UDP channel. It is read and written by its media loop alone, whose one buffer
/// each datagram passes; the JDK keeps the address it saw last, so a steady peer costs nothing
/// either.
final class ChannelSocket implements Socket {
  private final DatagramChannel channel;
  private final int port;
  private final SelectionKey key;
  private final ByteBuffer buffer;
  private @Nullable Object owner;

  private ChannelSocket(Selector selector, ByteBuffer buffer, DatagramChannel channel, int port)
      throws ClosedChannelException {
    this.buffer = buffer;
    this.channel = channel;
    this.port = port;
    // Known to the selector from the beginning, so that it is closed with the rest; nobody looks at
    // it before it has an owner.
    this.key = channel.register(selector, 0);
  }

  /// Binds one; empty when the port can't be had.
  ///
  /// @param buffer the loop's own, outside the heap
  static Optional<Socket> bind(
      Selector selector, ByteBuffer buffer, InetAddress address, int port, int dscp) {
    var family =
        address.getAddress().length == 4
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6;
    try {
      var channel = DatagramChannel.open(family);
      try {
        channel.configureBlocking(false);
        if (channel.supportedOptions().contains(StandardSocketOptions.IP_TOS)) {
          channel.setOption(StandardSocketOptions.IP_TOS, dscp << 2);
        }
        channel.bind(new InetSocketAddress(address, port));
        return Optional.of(new ChannelSocket(selector, buffer, channel, port));
      } catch (IOException _) {
        channel.close();
        return Optional.empty();
      }
    } catch (IOException _) {
      // No more file descriptors: as good as no port.
      return Optional.empty();
    }
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public boolean receive(Packet into) {
    try {
      buffer.clear();
      var source = channel.receive(buffer);
      if (!(source instanceof InetSocketAddress from)) {
        return false;
      }
      buffer.flip();
      int length = Math.min(buffer.remaining(), into.data().length);
      buffer.get(into.data(), 0, length);
      into.received(length, from);
      return true;
    } catch (IOException _) {
      // An ICMP error of an earlier packet; the next look at the socket goes on.
      return false;
    }
  }

  @Override
  public boolean send(byte[] packet, int length, InetSocketAddress to) {
    try {
      buffer.clear();
      buffer.put(packet, 0, length).flip();
      return channel.send(buffer, to) > 0;
    } catch (IOException _) {
      // Unreachable, or no room: lost, like any other packet may be.
      return false;
    }
  }

  @Override
  public void attach(Object owner) {
    this.owner = owner;
    key.attach(this);
    key.interestOps(SelectionKey.OP_READ);
  }

  /// Who reads it.
  Object owner() {
    if (owner == null) {
      throw new IllegalStateException("nobody reads port " + port);
    }
    return owner;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException fault) {
      throw new UncheckedIOException("a media socket could not be closed", fault);
    }
  }
}
