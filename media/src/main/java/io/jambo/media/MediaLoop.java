package io.jambo.media;

import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Loop;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves the audio of many endpoints in bounded turns: takes commands, reads what has arrived,
/// sends what is due. The single writer of all their streams.
///
/// One platform thread drives it in production; a test calls the turns itself.
final class MediaLoop implements Loop {
  /// A loop that is so many commands behind is broken; the call that finds it so ends.
  static final int COMMANDS = 10_000;

  /// Few, so that a crowd of beginning calls never holds up the frames of the others.
  private static final int COMMANDS_PER_TURN = 64;

  private static final Logger log = LoggerFactory.getLogger(MediaLoop.class);

  private final Sockets.Port sockets;
  private final Inbox<Command> commands;
  private final Inbox<RtpStream> ended;
  private final RestingPorts resting;
  private final Lateness lateness;
  private final Meters meters;
  private final PacketPool pool = new PacketPool();
  private final FrameWheel wheel = new FrameWheel();
  private final AtomicInteger endpoints = new AtomicInteger();
  private final Sockets.Reader reader = this::read;
  private final Consumer<RtpStream> ticker = this::tick;
  private long now;

  /// @param most how many endpoints there can ever be: the number of port pairs
  MediaLoop(
      Kit kit, Sockets.Port sockets, PortPool ports, int most, Meters meters, Lateness lateness) {
    this.sockets = sockets;
    this.commands = new Inbox<>(kit, COMMANDS);
    this.ended = new Inbox<>(kit, most);
    this.resting = new RestingPorts(ports);
    this.meters = meters;
    this.lateness = lateness;
  }

  private record Command(RtpStream stream, Consumer<RtpStream> what) {}

  /// The packets of its streams.
  PacketPool pool() {
    return pool;
  }

  /// How many endpoints it has; callable from any task.
  int endpoints() {
    return endpoints.get();
  }

  /// Binds a port; callable from any task.
  Optional<Sockets.Socket> bind(int port) {
    return sockets.bind(port);
  }

  /// Takes a fresh stream; callable from any task. False when the loop is broken.
  boolean open(RtpStream stream) {
    endpoints.incrementAndGet();
    boolean taken = post(stream, RtpStream::open);
    if (!taken) {
      endpoints.decrementAndGet();
    }
    return taken;
  }

  /// Has something done to a stream, in the order of the calls; callable from any task. False when
  /// the loop is too far behind.
  boolean post(RtpStream stream, Consumer<RtpStream> what) {
    boolean taken = commands.offer(new Command(stream, what));
    sockets.wake();
    return taken;
  }

  /// Ends a stream, after what was posted before; callable from any task, once for each stream.
  void end(RtpStream stream) {
    if (!ended.offer(stream)) {
      throw new IllegalStateException("more endpoints ended than there can be");
    }
    sockets.wake();
  }

  @Override
  public int turn(long now) {
    this.now = now;
    int work = takeCommands();
    work += sockets.ready(reader);
    work += wheel.turn(now, ticker);
    work += resting.turn(now);
    lateness.turn(now);
    return work;
  }

  @Override
  public long nextDue() {
    return Math.min(wheel.nextDue(), resting.nextDue());
  }

  private int takeCommands() {
    int work = 0;
    // Asked for first: a stream ends after the commands that were posted before its end.
    int endings = ended.size();
    while (work < COMMANDS_PER_TURN) {
      var command = commands.poll();
      if (command.isEmpty()) {
        break;
      }
      work++;
      apply(command.get());
    }
    for (int i = 0; i < endings && commands.size() == 0; i++) {
      ended.poll().ifPresent(this::close);
      work++;
    }
    return work;
  }

  private void apply(Command command) {
    var stream = command.stream();
    guarded(stream, command.what());
    if (stream.waitsForClock()) {
      wheel.begin(stream, now);
    }
  }

  private void read(Sockets.Socket socket, Object owner) {
    if (owner instanceof RtpStream stream) {
      try {
        stream.read(socket, now);
      } catch (RuntimeException fault) {
        fail(stream, fault);
      }
    } else if (owner instanceof SocketOwner other) {
      other.read(socket, now);
    }
  }

  private void tick(RtpStream stream) {
    lateness.late(now - stream.due());
    try {
      stream.tick(now);
    } catch (RuntimeException fault) {
      fail(stream, fault);
    }
  }

  private void guarded(RtpStream stream, Consumer<RtpStream> what) {
    try {
      what.accept(stream);
    } catch (RuntimeException fault) {
      fail(stream, fault);
    }
  }

  /// A fault of ours is one call wide: that endpoint ends, the loop goes on.
  private void fail(RtpStream stream, RuntimeException fault) {
    log.atError().setCause(fault).log("audio of an endpoint failed");
    meters.fault();
    if (!stream.closed()) {
      stream.failed();
    }
  }

  private void close(RtpStream stream) {
    guarded(stream, RtpStream::close);
    resting.add(stream.ports(), now);
    endpoints.decrementAndGet();
  }
}
