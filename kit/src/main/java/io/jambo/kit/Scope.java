package io.jambo.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything one owner has opened: resources are closed and helper tasks cancelled when it closes.
///
/// Structured concurrency is a preview in Java 25; this is a small class of the same shape. One
/// task owns it and closes it; helpers may start further helpers.
public final class Scope implements AutoCloseable {
  /// A cancelled helper that has not ended by then is logged and left behind.
  private static final Duration JOIN_BOUND = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(Scope.class);

  private final Kit kit;
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();
  private final ConcurrentLinkedQueue<Helper> helpers = new ConcurrentLinkedQueue<>();
  private final Gate ended = new Gate();
  private volatile boolean closed;

  /// An empty scope.
  public Scope(Kit kit) {
    this.kit = kit;
  }

  /// Starts a helper that ends with this scope at the latest; callable by the owner and by helpers.
  public Fork fork(String name, Runnable body) {
    if (closed) {
      throw new Cancelled();
    }
    var helper = new Helper();
    helpers.add(helper);
    var fork =
        kit.fork(
            name,
            () -> {
              try {
                body.run();
              } finally {
                helpers.remove(helper);
                kit.open(ended);
              }
            });
    helper.fork = fork;
    if (closed) {
      fork.cancel();
    }
    return fork;
  }

  /// Hands over a resource that this scope closes, the latest first. Owner only.
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
    helpers.forEach(Helper::cancel);
    long deadline = kit.in(JOIN_BOUND);
    while (!helpers.isEmpty()) {
      if (!kit.await(ended, deadline)) {
        log.atWarn().addKeyValue("helpers", helpers.size()).log("helpers outlive their scope");
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

  /// A helper that has not ended.
  private static final class Helper {
    private volatile @Nullable Fork fork;

    void cancel() {
      var started = fork;
      if (started != null) {
        started.cancel();
      }
    }
  }
}
