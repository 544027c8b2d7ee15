package io.jambo.sip.real;

import io.jambo.kit.Counters;
import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes and takes the TCP connections of SIP.
final class TcpPort implements Connection.Home {
  /// Connections that may wait to be taken (sip.md 1).
  private static final int BACKLOG = 1_024;

  private static final int CONNECT_MILLIS = 4_000;

  /// Bytes a peer may leave unread before it is given up.
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(128 << 10, 1 << 20);

  private final EventLoopGroup loops;
  private final Counters counters;
  private final Connections connections = new Connections();
  private final Channel listener;
  private volatile Transport.@Nullable Receiver receiver;

  /// Binds; nobody is taken in before [#deliverTo].
  TcpPort(EventLoopGroup loops, InetSocketAddress address, Counters counters) {
    this.loops = loops;
    this.counters = counters;
    var bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    accept(channel);
                  }
                });
    this.listener = Binding.await(bootstrap.bind(address), address);
  }

  void deliverTo(Transport.Receiver to) {
    receiver = to;
    listener.config().setAutoRead(true);
  }

  /// An open connection to that peer, or a new one; empty when there are too many.
  Optional<Flow> flowTo(InetSocketAddress remote, InetSocketAddress local) {
    var open = connections.to(remote);
    if (open.isPresent()) {
      return open.map(Connection::flow);
    }
    var flow = new Flow(Protocol.TCP, local, remote, connections.nextNumber());
    var made = Connection.outgoing(this, flow, loops.next());
    return connections.add(made) ? Optional.of(flow) : Optional.empty();
  }

  boolean alive(Flow flow) {
    return connections.numbered(flow.connection()).isPresent();
  }

  void send(Flow flow, byte[] message) {
    connections
        .numbered(flow.connection())
        .ifPresentOrElse(
            connection -> connection.send(message), () -> receiver().failed(flow, "gone"));
  }

  void closeSoon(Flow flow) {
    connections.numbered(flow.connection()).ifPresent(Connection::closeSoon);
  }

  int count() {
    return connections.count();
  }

  void close() {
    listener.close().syncUninterruptibly();
  }

  @Override
  public void connect(Connection connection, EventLoop loop) {
    var _ =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
            .handler(connection)
            .connect(connection.flow().remote())
            .addListener(
                (ChannelFutureListener)
                    done -> {
                      if (done.isSuccess()) {
                        connection.connected(done.channel());
                      } else {
                        connection.closed("not connected");
                      }
                    });
  }

  @Override
  public Transport.Receiver receiver() {
    var to = receiver;
    if (to == null) {
      throw new IllegalStateException("nobody receives yet");
    }
    return to;
  }

  @Override
  public void forget(Connection connection) {
    connections.remove(connection);
  }

  @Override
  public void dropped(String reason) {
    counters.count("jambo_sip_dropped_total{reason=\"" + reason + "\"}");
  }

  private void accept(SocketChannel channel) {
    var number = connections.nextNumber();
    var flow = new Flow(Protocol.TCP, channel.localAddress(), channel.remoteAddress(), number);
    var connection = Connection.incoming(this, flow, channel);
    if (connections.add(connection)) {
      channel.pipeline().addLast(connection);
    } else {
      dropped("connections");
      var _ = channel.close();
    }
  }
}
