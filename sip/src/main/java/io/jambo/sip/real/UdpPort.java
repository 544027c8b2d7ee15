package io.jambo.sip.real;

import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.jambo.wire.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The datagram socket of SIP. One thread of its own reads it and only copies bytes to the
/// receiver; whoever sends writes to the socket at once: a hop to another thread would cost more
/// than the system call.
final class UdpPort {
  /// Room for a burst of some thousand calls while the loop is busy.
  private static final int SOCKET_BUFFER = 4 << 20;

  /// Shorter ones are the keep-alives of phones behind NATs: empty lines, a zero.
  private static final int SHORTEST_MESSAGE = 16;

  private static final Logger log = LoggerFactory.getLogger(UdpPort.class);

  private final DatagramChannel channel;
  private final Selector selector;
  private final LongAdder unsent;

  /// Where the reading thread looks at each datagram before it is copied.
  private final byte[] shown = new byte[Bounds.SIP_MESSAGE];

  private UdpPort(DatagramChannel channel, Selector selector, LongAdder unsent) {
    this.channel = channel;
    this.selector = selector;
    this.unsent = unsent;
  }

  /// Binds; nothing is read before [#deliverTo].
  ///
  /// @param unsent counts datagrams that could not leave
  /// @throws PortTaken when the system refuses
  static UdpPort bind(InetSocketAddress address, LongAdder unsent) {
    try {
      var channel = DatagramChannel.open();
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
        channel.bind(address);
        return new UdpPort(channel, Selector.open(), unsent);
      } catch (IOException refused) {
        channel.close();
        throw new PortTaken(address, refused);
      }
    } catch (IOException refused) {
      throw new PortTaken(address, refused);
    }
  }

  InetSocketAddress address() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException closed) {
      throw new UncheckedIOException("the SIP socket is closed", closed);
    }
  }

  void deliverTo(Transport.Receiver receiver, LocalAddresses addresses) {
    try {
      channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException closed) {
      throw new UncheckedIOException("the SIP socket is closed", closed);
    }
    Thread.ofPlatform().name("sip-udp").daemon().start(() -> read(receiver, addresses));
  }

  /// Never waits: a datagram that can't leave (no route, no room, too long) is lost like any other,
  /// and SIP repeats it.
  void send(InetSocketAddress remote, byte[] message) {
    try {
      if (channel.send(ByteBuffer.wrap(message), remote) == 0) {
        unsent.increment();
      }
    } catch (IOException | UnresolvedAddressException | UnsupportedAddressTypeException _) {
      unsent.increment();
    }
  }

  void close() {
    try {
      channel.close();
      selector.close();
    } catch (IOException fault) {
      throw new UncheckedIOException("the SIP socket could not be closed", fault);
    }
  }

  private void read(Transport.Receiver receiver, LocalAddresses addresses) {
    var buffer = ByteBuffer.allocateDirect(Bounds.SIP_MESSAGE);
    while (channel.isOpen()) {
      try {
        selector.select(_ -> {});
        while (take(buffer, receiver, addresses)) {
          // As long as there are any.
        }
      } catch (ClosedSelectorException _) {
        return;
      } catch (IOException _) {
        // An ICMP error of an earlier datagram, or the end: the next look tells which.
      } catch (RuntimeException fault) {
        log.atError().addKeyValue("fault", fault.getClass().getName()).log("datagram met a fault");
      }
    }
  }

  /// Takes one datagram; false when there is none.
  private boolean take(ByteBuffer buffer, Transport.Receiver receiver, LocalAddresses addresses)
      throws IOException {
    buffer.clear();
    if (!(channel.receive(buffer) instanceof InetSocketAddress remote)) {
      return false;
    }
    buffer.flip();
    if (buffer.remaining() >= SHORTEST_MESSAGE) {
      int length = buffer.remaining();
      buffer.get(shown, 0, length);
      // First of all: a copy, and the way back to a forged address, cost more than the datagram.
      if (receiver.admits(Protocol.UDP, remote, shown, length)) {
        byte[] message = Arrays.copyOf(shown, length);
        receiver.received(Flow.udp(addresses.towards(remote), remote), message);
      }
    }
    return true;
  }
}
