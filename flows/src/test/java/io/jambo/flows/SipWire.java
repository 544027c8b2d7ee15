package io.jambo.flows;

import io.jambo.sip.Flow;
import io.jambo.sip.Protocol;
import io.jambo.sip.Transport;
import io.jambo.testkit.Network;
import io.jambo.testkit.Stream;
import io.jambo.testkit.UdpPort;
import io.jambo.testkit.World;
import io.jambo.wire.SipFramer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The node's SIP sockets in a World: what Netty is in production, over the seeded network.
final class SipWire implements Transport {
  private static final Duration LINGER = Duration.ofSeconds(1);

  private final World world;
  private final Network network;
  private final InetSocketAddress address;
  private final Receiver receiver;
  private final UdpPort udp;
  private final Map<Long, Connection> connections = new LinkedHashMap<>();
  private long connectionsMade;

  SipWire(World world, InetSocketAddress address, Receiver receiver) {
    this.world = world;
    this.network = world.network();
    this.address = address;
    this.receiver = receiver;
    this.udp =
        network
            .bind(address, datagram -> take(Flow.udp(address, datagram.from()), datagram.bytes()))
            .orElseThrow();
    network.listen(address, this::taken);
  }

  @Override
  public void send(Flow flow, byte[] message) {
    if (flow.protocol() == Protocol.UDP) {
      udp.send(message, flow.remote());
    } else {
      var connection = connections.get(flow.connection());
      if (connection == null) {
        receiver.failed(flow, "connection is gone");
      } else {
        connection.send(message);
      }
    }
  }

  @Override
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    if (protocol == Protocol.UDP) {
      return Flow.udp(address, remote);
    }
    for (var connection : connections.values()) {
      if (connection.flow.remote().equals(remote)) {
        return connection.flow;
      }
    }
    var connection = new Connection(remote);
    connection.stream = network.connect(address.getAddress(), remote, connection);
    return connection.flow;
  }

  @Override
  public boolean alive(Flow flow) {
    return flow.protocol() == Protocol.UDP || connections.containsKey(flow.connection());
  }

  @Override
  public void close(Flow flow) {
    var connection = connections.remove(flow.connection());
    if (connection != null && connection.stream != null) {
      connection.stream.close();
    }
  }

  void close() {
    udp.close();
    network.unlisten(address);
  }

  private void take(Flow flow, byte[] message) {
    if (receiver.admits(flow.protocol(), flow.remote(), message, message.length)) {
      receiver.received(flow, message);
    }
  }

  private Stream.User taken(Stream stream) {
    var connection = new Connection(stream.remote());
    connection.stream = stream;
    return connection;
  }

  private final class Connection implements Stream.User {
    private final Flow flow;
    private final SipFramer framer = new SipFramer();
    private final List<byte[]> waiting = new ArrayList<>();
    private @Nullable Stream stream;

    Connection(InetSocketAddress remote) {
      connectionsMade++;
      flow = new Flow(Protocol.TCP, address, remote, connectionsMade);
      connections.put(connectionsMade, this);
    }

    void send(byte[] message) {
      if (stream != null && stream.isOpen()) {
        stream.send(message);
      } else {
        waiting.add(message);
      }
    }

    @Override
    public void connected(Stream now) {
      waiting.forEach(now::send);
      waiting.clear();
    }

    @Override
    public void received(Stream from, byte[] piece) {
      for (var frame : framer.feed(piece, 0, piece.length)) {
        switch (frame) {
          case SipFramer.Frame.Message(var bytes) -> take(flow, bytes.toArray());
          case SipFramer.Frame.Ping _ -> from.send(new byte[] {'\r', '\n'});
          case SipFramer.Frame.Broken _ -> lingers(from);
        }
      }
    }

    /// What was answered before still gets out.
    private void lingers(Stream from) {
      var _ =
          world.after(
              LINGER,
              () -> {
                from.close();
                ended(from, "broken");
              });
    }

    @Override
    public void ended(Stream from, String why) {
      if (connections.remove(flow.connection()) != null) {
        receiver.failed(flow, why);
      }
    }
  }
}
