package io.jambo.sip.real;

import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.jambo.wire.Bounds;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The datagram socket of SIP. Its Netty thread only copies bytes to the receiver.
final class UdpPort {
  /// Room for a burst of some thousand calls while the loop is busy.
  private static final int SOCKET_BUFFER = 4 << 20;

  /// Shorter ones are the keep-alives of phones behind NATs: empty lines, a zero.
  private static final int SHORTEST_MESSAGE = 16;

  private final Channel channel;

  private UdpPort(Channel channel) {
    this.channel = channel;
  }

  /// Binds; nothing is read before [#deliverTo].
  static UdpPort bind(EventLoopGroup loops, InetSocketAddress address) {
    var bootstrap =
        new Bootstrap()
            .group(loops)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(Bounds.SIP_MESSAGE))
            .option(ChannelOption.AUTO_READ, false)
            .handler(new Ear());
    return new UdpPort(Binding.await(bootstrap.bind(address), address));
  }

  InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  void deliverTo(Transport.Receiver receiver, LocalAddresses addresses, LongAdder faults) {
    channel.pipeline().get(Ear.class).begin(receiver, addresses, faults);
    channel.config().setAutoRead(true);
  }

  void send(InetSocketAddress remote, byte[] message) {
    var packet = new DatagramPacket(Unpooled.wrappedBuffer(message), remote);
    var _ = channel.writeAndFlush(packet, channel.voidPromise());
  }

  void close() {
    channel.close().syncUninterruptibly();
  }

  private record Delivery(
      Transport.Receiver receiver, LocalAddresses addresses, LongAdder faults) {}

  private static final class Ear extends SimpleChannelInboundHandler<DatagramPacket> {
    private volatile @Nullable Delivery delivery;

    void begin(Transport.Receiver receiver, LocalAddresses addresses, LongAdder faults) {
      delivery = new Delivery(receiver, addresses, faults);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      var to = delivery;
      var content = packet.content();
      if (to == null || content.readableBytes() < SHORTEST_MESSAGE) {
        return;
      }
      byte[] message = new byte[content.readableBytes()];
      content.readBytes(message);
      var remote = packet.sender();
      // First of all: asking for the way back to a forged address costs more than the datagram.
      if (to.receiver.admits(Protocol.UDP, remote, message)) {
        to.receiver.received(Flow.udp(to.addresses.towards(remote), remote), message);
      }
    }

    /// A datagram that can't leave (no route, too long) is lost like any other: SIP repeats it.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var to = delivery;
      if (to != null) {
        to.faults.increment();
      }
    }
  }
}
