package io.jambo.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/// The seeded network of a World: datagrams that are late, lost, doubled and out of order, and
/// streams that are cut into pieces. Every datagram goes into the trace.
///
/// It belongs to whoever holds the baton; what it calls runs between two steps and must not block.
public final class Network {
  private static final int FIRST_FREE_PORT = 49_152;

  private final World world;
  private final SplittableRandom random;
  private final Map<InetSocketAddress, Consumer<Datagram>> ports = new HashMap<>();
  private final Map<InetSocketAddress, Function<Stream, Stream.User>> doors = new HashMap<>();
  private final Map<Link, Weather> links = new HashMap<>();
  private Weather weather = Weather.CALM;
  private int portsGiven;

  Network(World world, long seed) {
    this.world = world;
    this.random = new SplittableRandom(seed);
  }

  /// An IPv4 address from its text.
  public static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  /// From now on all links without a weather of their own behave like that.
  public void weather(Weather everywhere) {
    weather = everywhere;
  }

  /// From now on this direction of this link behaves like that.
  public void weather(InetAddress from, InetAddress to, Weather there) {
    links.put(new Link(from, to), there);
  }

  /// Binds a UDP port; empty when it is taken.
  public Optional<UdpPort> bind(InetSocketAddress at, Consumer<Datagram> receiver) {
    return ports.putIfAbsent(at, receiver) == null
        ? Optional.of(new UdpPort(this, at))
        : Optional.empty();
  }

  /// How many UDP ports of that host are bound: what is left over has been forgotten.
  public long bound(InetAddress host) {
    return ports.keySet().stream().filter(at -> at.getAddress().equals(host)).count();
  }

  /// Takes connections at that address; the function says who uses our end.
  public void listen(InetSocketAddress at, Function<Stream, Stream.User> door) {
    doors.put(at, door);
  }

  /// Takes no more connections there.
  public void unlisten(InetSocketAddress at) {
    doors.remove(at);
  }

  /// Connects to there; the user hears of it later.
  public Stream connect(InetAddress from, InetSocketAddress to, Stream.User user) {
    var near = new Stream(this, new InetSocketAddress(from, freePort()), to, user);
    var _ = world.after(roundTrip(from, to.getAddress()), () -> joined(near));
    return near;
  }

  void unbind(InetSocketAddress at) {
    ports.remove(at);
  }

  void send(InetSocketAddress from, byte[] bytes, int length, InetSocketAddress to) {
    var here = weather(from.getAddress(), to.getAddress());
    var datagram = new Datagram(from, to, Arrays.copyOf(bytes, length));
    world.note(Arrays.hashCode(datagram.bytes()) ^ ((long) to.getPort() << 32));
    if (happens(here.loss())) {
      return;
    }
    var _ = world.after(way(here), () -> arrive(datagram));
    if (happens(here.doubled())) {
      var twin = new Datagram(from, to, datagram.bytes().clone());
      var _ = world.after(way(here), () -> arrive(twin));
    }
  }

  void streamed(Stream from, byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int length = 1 + random.nextInt(bytes.length - at);
      var piece = Arrays.copyOfRange(bytes, at, at + length);
      world.note(Arrays.hashCode(piece));
      var _ = world.at(arrival(from), () -> from.peer().arrive(piece));
      at += length;
    }
  }

  void streamEnd(Stream from, String why) {
    var _ = world.at(arrival(from), () -> from.peer().ended(why));
  }

  private void joined(Stream near) {
    var door = doors.get(near.remote());
    if (door == null) {
      near.user().ended(near, "refused");
      return;
    }
    var known = new FarUser();
    var far = new Stream(this, /* local= */ near.remote(), /* remote= */ near.local(), known);
    known.user = door.apply(far);
    near.join(far);
    far.join(near);
    near.user().connected(near);
  }

  private void arrive(Datagram datagram) {
    var receiver = ports.get(datagram.to());
    if (receiver != null) {
      receiver.accept(datagram);
    }
  }

  private Weather weather(InetAddress from, InetAddress to) {
    return links.getOrDefault(new Link(from, to), weather);
  }

  private long arrival(Stream from) {
    var here = weather(from.local().getAddress(), from.remote().getAddress());
    // A lost segment is sent again: the stream only stands still for a moment.
    var again = happens(Math.min(here.loss(), 0.5)) ? Duration.ofMillis(200) : Duration.ZERO;
    return from.arrival(world.in(way(here).plus(again)));
  }

  private Duration roundTrip(InetAddress from, InetAddress to) {
    return way(weather(from, to)).plus(way(weather(to, from)));
  }

  private Duration way(Weather here) {
    long jitter = here.jitter().toNanos();
    return jitter == 0 ? here.delay() : here.delay().plusNanos(random.nextLong(jitter));
  }

  private boolean happens(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  private int freePort() {
    return FIRST_FREE_PORT + portsGiven++ % (65_536 - FIRST_FREE_PORT);
  }

  private record Link(InetAddress from, InetAddress to) {}

  /// The listener's end exists before its user does.
  private static final class FarUser implements Stream.User {
    private Stream.User user = this;

    @Override
    public void received(Stream stream, byte[] piece) {
      user.received(stream, piece);
    }

    @Override
    public void ended(Stream stream, String why) {
      user.ended(stream, why);
    }
  }
}
