package io.jambo.sip;

import io.jambo.kit.Counters;
import io.jambo.kit.Faults;
import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Loop;
import io.jambo.kit.LoopRunner;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The signalling loop: owner of all transactions, dialogs and SIP timers. Its thread is the only
/// one that touches them; everybody else leaves a message or an order in a bounded queue.
///
/// Build it, [#start] it, then let the transport deliver to it.
public final class SipStack implements Loop, Transport.Receiver, AutoCloseable {
  /// Messages that may wait: more than a second's work. What comes then is dropped and counted; SIP
  /// repeats itself.
  static final int MOST_MESSAGES = 16_384;

  /// Room beside them for failed connections, which must not get lost: twice all there can be.
  private static final int MOST_FAILURES = 8_192;

  /// Orders of calls that may wait; a loop that is so far behind is broken.
  private static final int MOST_ORDERS = 131_072;

  /// How much of one kind a turn does before it looks at the other kinds.
  private static final int MOST_A_TURN = 256;

  private static final Logger log = LoggerFactory.getLogger(SipStack.class);

  private final Kit kit;
  private final Transport transport;
  private final Signalling net;
  private final FrontDoor frontDoor;
  private final Reception reception;
  private final CallPlacer placer;
  private final Gate work = new Gate();
  private final Inbox<Arrival> arrivals;
  private final Inbox<Runnable> orders;
  private final AtomicReference<StackCounts> counts =
      new AtomicReference<>(new StackCounts(0, 0, 0, 0, 0));
  private final Doorman doorman;
  private final QueueDelay delay = new QueueDelay();
  private @Nullable LoopRunner runner;

  private sealed interface Arrival {}

  private static final class Message implements Arrival {
    private final Flow flow;
    private final byte[] bytes;
    private final long at;

    Message(Flow flow, byte[] bytes, long at) {
      this.flow = flow;
      this.bytes = bytes;
      this.at = at;
    }
  }

  private record Failure(Flow flow) implements Arrival {}

  private record Silence(Flow flow) implements Arrival {}

  /// A stack that does not turn yet.
  public SipStack(
      Kit kit, SipSettings settings, Transport transport, SipUser user, Counters counters) {
    this.kit = kit;
    this.transport = transport;
    this.arrivals = new Inbox<>(kit, MOST_MESSAGES + MOST_FAILURES);
    this.orders = new Inbox<>(kit, MOST_ORDERS);
    this.net = Signalling.of(this::post, kit, settings, transport, counters);
    this.doorman = new Doorman(settings.sources(), kit.random().nextLong(), net.counters());
    long longestDelay = settings.longestDelay().toNanos();
    this.frontDoor = new FrontDoor(net, user, doorman, () -> delay.nanos() > longestDelay);
    this.reception = new Reception(net, frontDoor);
    this.placer = new CallPlacer(net);
  }

  /// Starts the loop on a thread of its own. A test calls [#turn] instead.
  public void start() {
    runner =
        LoopRunner.start(
            kit,
            "signalling",
            this,
            deadline -> {
              boolean _ = kit.await(work, deadline);
            },
            () -> kit.open(work));
  }

  @Override
  public boolean admits(Protocol protocol, InetSocketAddress source, byte[] message, int length) {
    return doorman.admits(protocol, source.getAddress(), message, length, kit.nanos());
  }

  /// Addresses that are not heard for a while.
  public Bans bans() {
    return doorman.bans();
  }

  @Override
  public void received(Flow flow, byte[] message) {
    if (arrivals.size() < MOST_MESSAGES
        && arrivals.offer(new Message(flow, message, kit.nanos()))) {
      kit.open(work);
    } else {
      net.counters().dropped("queue_full");
    }
  }

  @Override
  public void failed(Flow flow, String reason) {
    log.atDebug().addKeyValue("reason", reason).log("connection failed");
    if (arrivals.offer(new Failure(flow))) {
      kit.open(work);
    } else {
      net.counters().dropped("queue_full");
    }
  }

  @Override
  public void idle(Flow flow) {
    if (arrivals.offer(new Silence(flow))) {
      kit.open(work);
    }
  }

  /// Places a call; callable from any thread. The listener is called on the signalling loop and
  /// must not block.
  public SipLeg invite(OutboundInvite invite, Consumer<LegEvent> listener) {
    return placer.invite(invite, listener);
  }

  /// The flow for a call to that address.
  public Flow flowTo(Protocol protocol, InetSocketAddress remote) {
    return transport.flowTo(protocol, remote);
  }

  /// While draining, OPTIONS and new INVITEs get 503 with Retry-After (sip.md 12).
  public void drain(boolean on) {
    post(() -> frontDoor.drain(on));
  }

  /// Waits for the loop's next turn; false when it has not come by the deadline, so that the loop
  /// is stuck. Any task.
  public boolean turnsBy(long deadline) {
    var running = runner;
    return running != null && running.turnsBy(deadline);
  }

  /// What it holds now; callable from any thread.
  public StackCounts counts() {
    return counts.get().withQueued(arrivals.size() + orders.size());
  }

  @Override
  public int turn(long now) {
    net.timers().now(now);
    int worked = obey() + receive(now) + fire(now);
    if (worked > 0) {
      publishCounts();
    }
    return worked;
  }

  @Override
  public long nextDue() {
    return net.timers().nextDue();
  }

  /// Ends the loop. Calls are not hung up: that is the user's to do before.
  @Override
  public void close() {
    var running = runner;
    if (running != null) {
      running.close();
    }
  }

  private void post(Runnable order) {
    if (!orders.offer(order)) {
      throw new IllegalStateException("signalling loop is " + MOST_ORDERS + " orders behind");
    }
    kit.open(work);
  }

  private int obey() {
    for (int done = 0; done < MOST_A_TURN; done++) {
      var order = orders.poll();
      if (order.isEmpty()) {
        return done;
      }
      guarded(order.get());
    }
    return MOST_A_TURN;
  }

  private int receive(long now) {
    for (int taken = 0; taken < MOST_A_TURN; taken++) {
      var arrival = arrivals.poll();
      if (arrival.isEmpty()) {
        delay.note(now, 0);
        return taken;
      }
      guarded(() -> take(arrival.get(), now));
    }
    return MOST_A_TURN;
  }

  private int fire(long now) {
    int fired = 0;
    while (fired < MOST_A_TURN && net.timers().nextDue() <= now) {
      guarded(net.timers()::fireNext);
      fired++;
    }
    return fired;
  }

  private void take(Arrival arrival, long now) {
    switch (arrival) {
      case Message message -> {
        delay.note(now, Math.max(0, now - message.at));
        reception.received(message.flow, message.bytes);
      }
      case Failure(var flow) -> net.transactions().failed(flow);
      case Silence(var flow) -> net.closeIfUnused(flow);
    }
  }

  /// The one place where a bug met by one message ends: it costs that call, not the loop, without
  /// which the node would be deaf.
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error fault) {
      net.counters().dropped("fault");
      Faults.log(log, "signalling step failed", fault);
    }
  }

  private void publishCounts() {
    counts.set(
        new StackCounts(
            net.transactions().count(),
            net.dialogs().count(),
            net.timers().count(),
            0,
            delay.nanos()));
  }
}
