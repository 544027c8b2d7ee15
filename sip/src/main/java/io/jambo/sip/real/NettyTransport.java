package io.jambo.sip.real;

import io.jambo.kit.Counters;
import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// SIP over real UDP and TCP sockets, both on the same port number.
///
/// Bind it, build the stack on it, then let it deliver to the stack. Netty's threads own
/// connections and framing; every method may be called from any thread.
public final class NettyTransport implements Transport, AutoCloseable {
  private static final int THREADS = 2;
  private static final String UNSENT = "jambo_sip_dropped_total{reason=\"unsent\"}";
  private static final long CLOSE_SECONDS = 2;

  /// With port 0 the system chooses the number for UDP, which for TCP somebody may have.
  private static final int PORT_TRIES = 32;

  private final EventLoopGroup loops;
  private final UdpPort udp;
  private final TcpPort tcp;
  private final LocalAddresses addresses;

  private NettyTransport(EventLoopGroup loops, UdpPort udp, TcpPort tcp) {
    this.loops = loops;
    this.udp = udp;
    this.tcp = tcp;
    this.addresses = new LocalAddresses(udp.address());
  }

  /// Binds UDP and TCP; port 0 takes any port that is free for both.
  ///
  /// @throws PortTaken when the address can't be had
  public static NettyTransport bind(InetSocketAddress address, Counters counters) {
    var threads = new DefaultThreadFactory("sip-io", true);
    var loops = new MultiThreadIoEventLoopGroup(THREADS, threads, NioIoHandler.newFactory());
    try {
      return bind(loops, address, counters, PORT_TRIES);
    } catch (PortTaken taken) {
      end(loops);
      throw taken;
    }
  }

  private static NettyTransport bind(
      EventLoopGroup loops, InetSocketAddress address, Counters counters, int tries) {
    var udp = UdpPort.bind(address, counters.counter(UNSENT));
    try {
      return new NettyTransport(loops, udp, new TcpPort(loops, udp.address(), counters));
    } catch (PortTaken taken) {
      udp.close();
      if (address.getPort() != 0 || tries == 1) {
        throw taken;
      }
      return bind(loops, address, counters, tries - 1);
    }
  }

  /// Begins to receive.
  public void deliverTo(Receiver receiver) {
    tcp.deliverTo(receiver);
    udp.deliverTo(receiver, addresses);
  }

  /// The address it is bound to, with the real port.
  public InetSocketAddress address() {
    return udp.address();
  }

  /// How many TCP connections there are.
  public int connections() {
    return tcp.count();
  }

  @Override
  public void send(Flow flow, byte[] message) {
    switch (flow.protocol()) {
      case UDP -> udp.send(flow.remote(), message);
      case TCP -> tcp.send(flow, message);
    }
  }

  @Override
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    var local = addresses.towards(remote);
    return switch (protocol) {
      case UDP -> Flow.udp(local, remote);
      // With too many connections the number of none: sending on it fails at once.
      case TCP ->
          tcp.flowTo(remote, local).orElseGet(() -> new Flow(Protocol.TCP, local, remote, -1));
    };
  }

  @Override
  public boolean alive(Flow flow) {
    return !flow.protocol().reliable() || tcp.alive(flow);
  }

  @Override
  public void close(Flow flow) {
    if (flow.protocol().reliable()) {
      tcp.closeSoon(flow);
    }
  }

  /// Closes the sockets and all connections, and ends the threads.
  @Override
  public void close() {
    tcp.close();
    udp.close();
    end(loops);
  }

  private static void end(EventLoopGroup loops) {
    var _ = loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
