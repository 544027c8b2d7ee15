package io.jambo.rest;

import io.jambo.kit.Fork;
import io.jambo.kit.Gate;
import io.jambo.kit.Kit;
import io.jambo.kit.RealKit;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;

/// Real time, moved ahead as a test wishes; what is done behind somebody's back is done at once.
final class ShiftedKit implements Kit {
  private final Kit real = new RealKit();
  private volatile Duration ahead = Duration.ZERO;
  private final AtomicReference<Meanwhile> meanwhile = new AtomicReference<>(Meanwhile.NOTHING);

  private record Meanwhile(Duration ahead, Runnable deed) {
    static final Meanwhile NOTHING = new Meanwhile(Duration.ZERO, () -> {});
  }

  /// Has that done by the first who looks ahead by just so much, in the midst of what it does.
  void when(Duration time, Runnable deed) {
    meanwhile.set(new Meanwhile(time, deed));
  }

  @Override
  public long in(Duration time) {
    var now = meanwhile.get();
    if (now.ahead().equals(time) && meanwhile.compareAndSet(now, Meanwhile.NOTHING)) {
      now.deed().run();
    }
    return nanos() + time.toNanos();
  }

  void passes(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public long nanos() {
    return real.nanos() + ahead.toNanos();
  }

  @Override
  public Instant wallClock() {
    return real.wallClock().plus(ahead);
  }

  @Override
  public RandomGenerator random() {
    return real.random();
  }

  @Override
  public Fork fork(String name, Runnable body) {
    body.run();
    return () -> {};
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    return real.forkLoop(name, body);
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    return real.await(gate, deadline == NEVER ? NEVER : deadline - ahead.toNanos());
  }

  @Override
  public void open(Gate gate) {
    real.open(gate);
  }
}
