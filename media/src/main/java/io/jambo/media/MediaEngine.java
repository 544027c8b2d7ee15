package io.jambo.media;

import io.jambo.kit.Counters;
import io.jambo.kit.Kit;
import io.jambo.kit.Limit;
import io.jambo.kit.LoopRunner;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// All audio of the node: the media loops, and the pool of ports that endpoints take theirs from.
/// Callable from every task.
public final class MediaEngine implements AutoCloseable {
  /// So many pairs are tried before we say that none can be had.
  private static final int MOST_TRIES = 20;

  private final Kit kit;
  private final MediaSettings settings;
  private final PortPool ports;
  private final Meters meters;
  private final AtomicInteger playbacks = new AtomicInteger();
  private final List<MediaLoop> loops = new ArrayList<>();
  private final List<LoopRunner> runners = new ArrayList<>();
  private final List<Sockets.Port> sockets = new ArrayList<>();

  /// Starts the loops.
  public MediaEngine(Kit kit, MediaSettings settings, Sockets sockets, Counters counters) {
    this.kit = kit;
    this.settings = settings;
    this.ports = new PortPool(kit.random(), settings.firstPort(), settings.lastPort());
    this.meters = new Meters(counters);
    for (int i = 0; i < settings.loops(); i++) {
      var port = sockets.open();
      var loop = new MediaLoop(kit, port, ports, ports.free(), meters, new Lateness(counters));
      this.sockets.add(port);
      loops.add(loop);
      runners.add(LoopRunner.start(kit, "media-" + i, loop, port::sleepUntil, port::wake));
    }
  }

  /// Opens an endpoint on the least busy loop; empty when no pair of ports can be had.
  ///
  /// @param peer whose signalling it is for: it gets no ports that it had a moment ago
  /// @param events takes what happens, on the media loop: it must only pass it on
  public Optional<Endpoint> open(InetAddress peer, Consumer<MediaEvent> events) {
    var loop = loops.stream().min(Comparator.comparingInt(MediaLoop::endpoints)).orElseThrow();
    return pair(loop, peer).flatMap(pair -> open(loop, pair, events));
  }

  /// Waits for the next turn of every loop; false when one has not come by the deadline, so that it
  /// is stuck. Any task.
  public boolean turnsBy(long deadline) {
    return runners.stream().allMatch(runner -> runner.turnsBy(deadline));
  }

  /// The same for a peer that is not known yet.
  public Optional<Endpoint> open(Consumer<MediaEvent> events) {
    return open(settings.advertised(), events);
  }

  /// What is held now.
  public MediaCounts counts() {
    return new MediaCounts(
        loops.stream().mapToInt(MediaLoop::endpoints).sum(),
        playbacks.get(),
        ports.free(),
        ports.used(),
        ports.resting());
  }

  /// Ends the loops and closes every socket. Endpoints that are still open are silent afterwards.
  @Override
  public void close() {
    runners.forEach(LoopRunner::close);
    sockets.forEach(Sockets.Port::close);
  }

  /// The loops, for a test that turns them itself.
  List<MediaLoop> loops() {
    return loops;
  }

  private Optional<Endpoint> open(MediaLoop loop, PortPair pair, Consumer<MediaEvent> events) {
    var digits = new Limit("media.digits", DigitSender.MOST_STEPS);
    var delay =
        new PlayoutDelay(
            (int) settings.jitterStart().toMillis() * Narrowband.PER_MILLI,
            (int) settings.jitterMax().toMillis() * Narrowband.PER_MILLI);
    var patience = new Patience(settings.timeout().toNanos(), settings.holdTimeout().toNanos());
    var setup = new RtpStream.Setup(kit, loop.pool(), delay, patience, meters, playbacks);
    var stream = new RtpStream(pair, setup, digits, events);
    if (!loop.open(stream)) {
      pair.close();
      ports.giveBack(pair.port());
      return Optional.empty();
    }
    var offerAnswer = new OfferAnswer(settings, pair.port(), kit.random());
    return Optional.of(new LoopEndpoint(loop, stream, offerAnswer, digits, playbacks));
  }

  /// Draws pairs until one can be bound. Those passed over are free again afterwards: whoever has
  /// them may leave.
  private Optional<PortPair> pair(MediaLoop loop, InetAddress peer) {
    var passedOver = new ArrayList<Integer>();
    Optional<PortPair> bound = Optional.empty();
    for (int tries = 0; tries < MOST_TRIES && bound.isEmpty(); tries++) {
      var port = ports.take(peer, kit.nanos());
      if (port.isEmpty()) {
        break;
      }
      bound = bind(loop, port.getAsInt());
      if (bound.isEmpty()) {
        passedOver.add(port.getAsInt());
      }
    }
    passedOver.forEach(ports::giveBack);
    return bound;
  }

  private static Optional<PortPair> bind(MediaLoop loop, int port) {
    var rtp = loop.bind(port);
    if (rtp.isEmpty()) {
      return Optional.empty();
    }
    var rtcp = loop.bind(port + 1);
    if (rtcp.isEmpty()) {
      rtp.get().close();
    }
    return rtcp.map(control -> new PortPair(rtp.get(), control));
  }
}
