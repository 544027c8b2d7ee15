package io.jambo.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// UDP between the ports of one test, delivered at once, without making anything per datagram.
final class MemoryNetwork implements Sockets {
  static final InetAddress HOST = InetAddress.ofLiteral("127.0.0.1");

  private static final int QUEUE = 1_024;

  /// By port.
  private final @Nullable MemorySocket[] bound = new @Nullable MemorySocket[65_536];

  private final List<MemorySocket> ready = new ArrayList<>();

  /// Ports that somebody else has.
  final Set<Integer> taken = new HashSet<>();

  /// Whether datagrams are lost now.
  boolean cut;

  @Override
  public Port open() {
    return new MemoryPort();
  }

  int boundPorts() {
    return (int) Arrays.stream(bound).filter(Objects::nonNull).count();
  }

  /// A peer of the test's own.
  MemorySocket peer(int port) {
    var socket = new MemorySocket(port);
    bound[port] = socket;
    return socket;
  }

  private final class MemoryPort implements Port {
    @Override
    public Optional<Socket> bind(int port) {
      return taken.contains(port) || bound[port] != null
          ? Optional.empty()
          : Optional.of(peer(port));
    }

    @Override
    public int ready(Reader reader) {
      int count = ready.size();
      for (int i = 0; i < count; i++) {
        var socket = ready.get(i);
        if (socket.owner != null) {
          reader.read(socket, socket.owner);
        }
        socket.noted = false;
      }
      ready.clear();
      return count;
    }

    @Override
    public void sleepUntil(long deadline) {}

    @Override
    public void wake() {}

    @Override
    public void close() {
      Arrays.fill(bound, null);
    }
  }

  final class MemorySocket implements Socket {
    final InetSocketAddress address;
    private final Packet[] queue = new Packet[QUEUE];
    private int head;
    private int tail;
    private boolean noted;
    private @Nullable Object owner;

    MemorySocket(int port) {
      address = new InetSocketAddress(HOST, port);
      for (int i = 0; i < QUEUE; i++) {
        queue[i] = new Packet();
      }
    }

    @Override
    public int port() {
      return address.getPort();
    }

    @Override
    public boolean receive(Packet into) {
      if (head == tail) {
        return false;
      }
      var next = queue[head % QUEUE];
      head++;
      System.arraycopy(next.data(), 0, into.data(), 0, next.length());
      into.received(next.length(), next.source());
      return true;
    }

    @Override
    public boolean send(byte[] packet, int length, InetSocketAddress to) {
      return send(packet, length, to, address);
    }

    /// Sends as if from elsewhere.
    boolean send(byte[] packet, int length, InetSocketAddress to, InetSocketAddress from) {
      var target = cut ? null : bound[to.getPort()];
      if (target == null || target.tail - target.head == QUEUE) {
        return true;
      }
      var slot = target.queue[target.tail % QUEUE];
      target.tail++;
      System.arraycopy(packet, 0, slot.data(), 0, length);
      slot.received(length, from);
      if (!target.noted) {
        target.noted = true;
        ready.add(target);
      }
      return true;
    }

    @Override
    public void attach(Object owner) {
      this.owner = owner;
    }

    @Override
    public void close() {
      bound[port()] = null;
    }
  }
}
