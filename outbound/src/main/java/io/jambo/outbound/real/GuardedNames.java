package io.jambo.outbound.real;

import io.jambo.outbound.TargetGuard;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/// Looks a name up for each new connection and hands on its addresses only if the guard lets us
/// connect to every one of them (security.md OUT-2). Jetty then connects to exactly these.
///
/// The system's look-up blocks in native code for seconds when a name server is silent, so it has
/// platform threads of its own: a virtual thread would take a carrier with it.
final class GuardedNames implements SocketAddressResolver, AutoCloseable {
  private static final int THREADS = 8;
  private static final int MOST_WAITING = 200;

  private final TargetGuard guard;
  private final LookUp system;
  private final ExecutorService threads;

  /// @param system asks the resolver of the machine; blocks
  GuardedNames(TargetGuard guard, LookUp system) {
    this.guard = guard;
    this.system = system;
    var pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("names-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
  }

  @Override
  public void resolve(
      String host,
      int port,
      Map<String, Object> context,
      Promise<List<InetSocketAddress>> promise) {
    try {
      threads.execute(() -> lookUp(host, port, promise));
    } catch (RejectedExecutionException _) {
      promise.failed(new UnknownHostException("too many look-ups at once"));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /// What a name stands for at this moment.
  interface LookUp {
    /// The machine's own resolver.
    LookUp SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /// All addresses of that name.
    ///
    /// @throws UnknownHostException when there is no such name
    List<InetAddress> addresses(String host) throws UnknownHostException;
  }

  private void lookUp(String host, int port, Promise<List<InetSocketAddress>> promise) {
    try {
      var addresses = system.addresses(host);
      var refusal = guard.refuses(host, port, addresses);
      if (refusal.isPresent()) {
        promise.failed(new ForbiddenTarget(refusal.get()));
      } else {
        promise.succeeded(
            addresses.stream().map(address -> new InetSocketAddress(address, port)).toList());
      }
    } catch (UnknownHostException unknown) {
      promise.failed(unknown);
    }
  }
}
