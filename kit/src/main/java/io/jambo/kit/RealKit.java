package io.jambo.kit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The seam in production: virtual threads, the system's clocks, a strong random source.
public final class RealKit implements Kit {
  private static final Logger log = LoggerFactory.getLogger(RealKit.class);

  private final long start = System.nanoTime();
  private final RandomGenerator random = new SecureRandom();
  private final AlarmClock alarms;

  /// With the alarm clock of the process.
  public RealKit() {
    this(AlarmClock.SHARED);
  }

  RealKit(AlarmClock alarms) {
    this.alarms = alarms;
  }

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Fork fork(String name, Runnable body) {
    return started(Thread.ofVirtual().name(name).unstarted(guarded(name, body)));
  }

  @Override
  public Fork forkLoop(String name, Runnable body) {
    return started(Thread.ofPlatform().name(name).daemon().unstarted(guarded(name, body)));
  }

  @Override
  public boolean await(Gate gate, long deadline) {
    gate.waiter(Thread.currentThread());
    long left = deadline == NEVER ? 0 : deadline - nanos();
    if (gate.isOpen() || left <= 0 || !Thread.currentThread().isVirtual()) {
      return opens(gate, deadline);
    }
    var alarm = alarms.set(left);
    try {
      return opens(gate, deadline);
    } finally {
      alarms.clear(alarm);
    }
  }

  /// A virtual thread is woken by its alarm, which never comes early; others by the system.
  private boolean opens(Gate gate, long deadline) {
    boolean woken = deadline == NEVER || Thread.currentThread().isVirtual();
    while (!gate.isOpen()) {
      if (Thread.interrupted()) {
        throw new Cancelled();
      }
      if (deadline != NEVER && deadline <= nanos()) {
        return false;
      }
      if (woken) {
        LockSupport.park(gate);
      } else {
        LockSupport.parkNanos(gate, deadline - nanos());
      }
    }
    gate.set(false);
    return true;
  }

  @Override
  public void open(Gate gate) {
    if (!gate.isOpen()) {
      gate.set(true);
      if (gate.waiter() instanceof Thread waiting) {
        LockSupport.unpark(waiting);
      }
    }
  }

  private static Fork started(Thread thread) {
    thread.start();
    return thread::interrupt;
  }

  private static Runnable guarded(String name, Runnable body) {
    return () -> {
      try {
        body.run();
      } catch (Cancelled _) {
        // The starter wanted it to end.
      } catch (Throwable fault) {
        log.atError().addKeyValue("task", name).setCause(fault).log("task failed");
      }
    };
  }
}
