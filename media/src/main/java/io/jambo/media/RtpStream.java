package io.jambo.media;

import io.jambo.kit.Kit;
import io.jambo.kit.Limit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The loop's side of an endpoint: its ports, what it sends and what it receives. Everything here
/// happens on the media loop, but for what says otherwise.
final class RtpStream implements SocketOwner {
  /// A loop that is later than this sends no more to catch up: 100 ms, so 5 packets of 20 ms.
  static final long MOST_BEHIND = 100 * Frame.MILLI;

  private final PortPair ports;
  private final Consumer<MediaEvent> events;
  private final AtomicInteger playbacks;
  private final Latch latch = new Latch();
  private final Tally tally = new Tally();
  private final Player player;
  private final RtpSender sender;
  private final RtpReceiver receiver;
  private final Reporter reporter;
  private final Patience patience;
  private @Nullable Agreement agreement;
  private int tickMillis = 20;
  private int untilPlayout;
  private long due = Kit.NEVER;
  private boolean closed;

  RtpStream(PortPair ports, Setup setup, Limit digits, Consumer<MediaEvent> events) {
    this.ports = ports;
    this.events = events;
    this.playbacks = setup.playbacks();
    this.player = new Player(events, playbacks);
    this.sender =
        new RtpSender(
            ports.rtp(),
            latch,
            player,
            new DigitSender(events, digits),
            setup.meters(),
            tally,
            setup.kit().random());
    this.patience = setup.patience();
    var reception = new Reception();
    this.receiver =
        new RtpReceiver(
            setup.pool(), latch, reception, setup.delay(), events, setup.meters(), tally);
    this.reporter = new Reporter(ports, latch, reception, tally, setup.kit(), sender.ssrc());
  }

  /// What streams are made with.
  ///
  /// @param pool of the stream's loop
  /// @param delay fresh for each stream
  /// @param patience fresh for each stream
  /// @param playbacks the engine's count
  record Setup(
      Kit kit,
      PacketPool pool,
      PlayoutDelay delay,
      Patience patience,
      Meters meters,
      AtomicInteger playbacks) {}

  /// Its ports.
  PortPair ports() {
    return ports;
  }

  /// What it has counted; callable from any task.
  MediaStats stats(Optional<AudioCodec> codec) {
    return tally.stats(codec);
  }

  /// Begins to listen, so that nothing piles up at the sockets.
  void open() {
    if (!closed) {
      ports.attach(this, reporter);
    }
  }

  /// Sends and receives as agreed from now on. The same agreement again disturbs nothing.
  void agree(Agreement next) {
    if (next.equals(agreement)) {
      return;
    }
    boolean otherCodec = agreement != null && !agreement.receiving().equals(next.receiving());
    agreement = next;
    tickMillis = next.ptimeMillis() % 20 == 0 ? 20 : 10;
    latch.agreed(next.remote(), next.reachable(), next.signalling());
    sender.agreed(next);
    receiver.agreed(next);
    reporter.agreed(next.mux());
    patience.agreed(next.direction());
    if (otherCodec) {
      receiver.flush();
    }
  }

  /// Begins a playback, which the engine has counted.
  void play(long playback, Source source) {
    if (closed) {
      source.close();
      playbacks.decrementAndGet();
    } else {
      sender.play(playback, source);
    }
  }

  void stop(long playback) {
    sender.stop(playback);
  }

  void press(List<DigitSender.Step> steps) {
    sender.press(steps);
  }

  void sink(@Nullable Sink next) {
    receiver.sink(next);
  }

  /// Whether it waits to be given its first due time.
  boolean waitsForClock() {
    return agreement != null && due == Kit.NEVER && !closed;
  }

  /// Its next tick is due then.
  void dueAt(long nanos) {
    due = nanos;
  }

  /// When its next tick is due.
  long due() {
    return due;
  }

  /// Sends and plays what is due, and moves on to the next tick.
  void tick(long now) {
    long length = tickMillis * Frame.MILLI;
    if (now - due > MOST_BEHIND) {
      // Time that is lost is not made up for: the stream goes on where the clock is.
      int ticks = (int) Math.min((now - due) / length, Integer.MAX_VALUE / Frame.SAMPLES);
      int samples = ticks * tickMillis * Narrowband.PER_MILLI;
      sender.skip(samples);
      receiver.skip(samples);
      due += ticks * length;
    }
    sender.tick(tickMillis * Narrowband.PER_MILLI);
    untilPlayout -= tickMillis;
    if (untilPlayout <= 0) {
      untilPlayout += 20;
      receiver.tick(now);
    }
    reporter.tick(now, sender.timestamp());
    if (patience.ends(Math.max(receiver.lastHeard(), reporter.lastHeard()), now)) {
      events.accept(new MediaEvent.TimedOut());
    }
    due += length;
  }

  @Override
  public void read(Sockets.Socket socket, long now) {
    receiver.read(socket, reporter, now);
  }

  /// Whether it has ended.
  boolean closed() {
    return closed;
  }

  /// Ends it; its ports are the caller's then.
  void close() {
    closed = true;
    player.close();
    receiver.close();
  }

  /// A fault of ours ended it: what still comes is not looked at.
  void failed() {
    close();
    var drain = new Drain(new Packet());
    ports.attach(drain, drain);
    events.accept(new MediaEvent.Failed());
  }
}
