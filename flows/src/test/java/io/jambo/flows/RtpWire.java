package io.jambo.flows;

import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.media.Packet;
import io.jambo.media.Sockets;
import io.jambo.testkit.Datagram;
import io.jambo.testkit.Network;
import io.jambo.testkit.UdpPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The node's RTP sockets in a World: what channels and selectors are in production, over the
/// seeded network.
final class RtpWire implements Sockets {
  /// What a socket holds before the system drops more.
  private static final int SOCKET_BUFFER = 256;

  private final Kit kit;
  private final Network network;
  private final InetAddress host;

  RtpWire(Kit kit, Network network, InetAddress host) {
    this.kit = kit;
    this.network = network;
    this.host = host;
  }

  @Override
  public Port open() {
    return new LoopPort();
  }

  private final class LoopPort implements Port {
    private final Gate gate = new Gate();
    private final Set<RtpSocket> ready = new LinkedHashSet<>();

    @Override
    public Optional<Socket> bind(int port) {
      var socket = new RtpSocket(this);
      var bound = network.bind(new InetSocketAddress(host, port), socket::arrived);
      bound.ifPresent(udp -> socket.udp = udp);
      return bound.map(_ -> socket);
    }

    @Override
    public int ready(Reader reader) {
      var now = new ArrayList<>(ready);
      for (var socket : now) {
        reader.read(socket, socket.owner);
        if (socket.waiting.isEmpty()) {
          ready.remove(socket);
        }
      }
      return now.size();
    }

    @Override
    public void sleepUntil(long deadline) {
      if (ready.isEmpty()) {
        boolean _ = kit.await(gate, deadline);
      }
    }

    @Override
    public void wake() {
      kit.open(gate);
    }

    @Override
    public void close() {}
  }

  private static final class RtpSocket implements Socket {
    private final LoopPort loop;
    private final Deque<Datagram> waiting = new ArrayDeque<>();
    private @Nullable UdpPort udp;
    private Object owner = this;
    private boolean closed;

    RtpSocket(LoopPort loop) {
      this.loop = loop;
    }

    void arrived(Datagram datagram) {
      if (waiting.size() < SOCKET_BUFFER && !closed) {
        waiting.add(datagram);
        loop.ready.add(this);
        loop.wake();
      }
    }

    @Override
    public int port() {
      return bound().address().getPort();
    }

    @Override
    public boolean receive(Packet into) {
      var datagram = waiting.poll();
      if (datagram == null) {
        return false;
      }
      int length = Math.min(datagram.bytes().length, into.data().length);
      System.arraycopy(datagram.bytes(), 0, into.data(), 0, length);
      into.received(length, datagram.from());
      return true;
    }

    @Override
    public boolean send(byte[] packet, int length, InetSocketAddress to) {
      bound().send(packet, length, to);
      return true;
    }

    @Override
    public void attach(Object to) {
      owner = to;
    }

    @Override
    public void close() {
      closed = true;
      waiting.clear();
      loop.ready.remove(this);
      bound().close();
    }

    private UdpPort bound() {
      if (udp == null) {
        throw new IllegalStateException("socket is not bound");
      }
      return udp;
    }
  }
}
