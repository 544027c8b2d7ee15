package io.jambo.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything one owner has opened: resources are closed and helper tasks cancelled when it closes.
///
/// Structured concurrency is a preview in Java 25; this is a small class of the same shape. One
/// task owns it and calls every method.
public final class Scope implements AutoCloseable {
  /// A cancelled helper that has not ended by then is logged and left behind.
  private static final Duration JOIN_BOUND = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Scope.class);

  private final Kit kit;
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final List<Fork> forks = new ArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private final Gate idle = new Gate();
  private boolean closed;

  /// An empty scope.
  public Scope(Kit kit) {
    this.kit = kit;
  }

  /// Starts a helper that ends with this scope at the latest.
  public Fork fork(String name, Runnable body) {
    if (closed) {
      throw new IllegalStateException("scope is closed");
    }
    running.incrementAndGet();
    var fork =
        kit.fork(
            name,
            () -> {
              try {
                body.run();
              } finally {
                running.decrementAndGet();
                kit.open(idle);
              }
            });
    forks.add(fork);
    return fork;
  }

  /// Hands over a resource that this scope closes, the latest first.
  public <T extends AutoCloseable> T own(T resource) {
    resources.push(resource);
    return resource;
  }

  /// Closes the resources, cancels the helpers and waits for them, [#JOIN_BOUND] at most.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    while (!resources.isEmpty()) {
      closeQuietly(resources.pop());
    }
    forks.forEach(Fork::cancel);
    long deadline = kit.in(JOIN_BOUND);
    while (running.get() > 0) {
      if (!kit.await(idle, deadline)) {
        log.atWarn().addKeyValue("helpers", running.get()).log("helpers outlive their scope");
        return;
      }
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Cancelled stop) {
      throw stop;
    } catch (Exception fault) {
      log.atError().setCause(fault).log("resource could not be closed");
    }
  }
}
