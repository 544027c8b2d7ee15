package io.jambo.bench.real;

import io.jambo.bench.Arrivals;
import io.jambo.bench.Heard;
import io.jambo.bench.Spread;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the audio of all callers goes: a few sockets that one platform thread reads, noting when
/// each packet came. Streams are told apart by their SSRC.
public final class Ears implements AutoCloseable {
  private static final int SOCKETS = 16;
  private static final int SOCKET_BYTES = 4 << 20;
  private static final int MOST_PACKET = 2_048;
  private static final int HEADER = 12;
  private static final long LOOK_UP_MILLIS = 10;

  private final Kit kit;
  private final Selector selector;
  private final List<DatagramChannel> sockets = new ArrayList<>();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(MOST_PACKET);
  private final Set<Integer> known = new HashSet<>();
  private volatile int streams;
  private volatile Window window = new Window(0, 0);
  private volatile boolean open = true;

  /// Begins to listen.
  public Ears(Kit kit) {
    this.kit = kit;
    try {
      selector = Selector.open();
      for (int i = 0; i < SOCKETS; i++) {
        var socket = DatagramChannel.open();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BYTES);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        socket.configureBlocking(false);
        var _ = socket.register(selector, SelectionKey.OP_READ);
        sockets.add(socket);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    var _ = kit.forkLoop("ears", this::listen);
  }

  /// What is noted from one time until another; given back through its gate.
  private record Window(long from, long until, Map<Integer, Arrivals> arrivals, Gate over) {
    Window(long from, long until) {
      this(from, until, new HashMap<>(), new Gate());
    }
  }

  /// The ports to send to.
  public List<Integer> ports() {
    return sockets.stream().map(socket -> socket.socket().getLocalPort()).toList();
  }

  /// How many streams were heard since the beginning.
  public int streams() {
    return streams;
  }

  /// Listens that long.
  public Heard listen(Duration time) {
    var parking = new ParkingLoop(kit, kit.in(time));
    var heard = new Window(kit.nanos(), kit.in(time));
    window = heard;
    boolean _ = kit.await(heard.over(), Kit.NEVER);
    var all = heard.arrivals().values();
    var late = all.stream().map(Arrivals::latenesses).flatMapToLong(java.util.Arrays::stream);
    return new Heard(
        all.size(),
        all.stream().mapToLong(Arrivals::count).sum(),
        all.stream().mapToLong(Arrivals::missing).sum(),
        Spread.of(late.toArray()),
        parking.lateness());
  }

  @Override
  public void close() {
    open = false;
    selector.wakeup();
  }

  private void listen() {
    try (selector) {
      while (open) {
        selector.select(key -> read((DatagramChannel) key.channel()), LOOK_UP_MILLIS);
        var now = window;
        if (kit.nanos() >= now.until()) {
          kit.open(now.over());
        }
      }
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void read(DatagramChannel socket) {
    try {
      while (socket.receive(packet.clear()) != null) {
        packet.flip();
        if (packet.remaining() >= HEADER) {
          note(packet.getInt(8), packet.getShort(2), kit.nanos());
        }
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void note(int ssrc, int sequence, long now) {
    var at = window;
    if (now >= at.from() && now < at.until()) {
      at.arrivals().computeIfAbsent(ssrc, _ -> new Arrivals()).note(sequence, now);
    } else if (known.add(ssrc)) {
      streams = known.size();
    }
  }
}
