package io.jambo.rest;

import io.jambo.call.Alert;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Tells whoever listens what happens in an account (rest-api.md 16.7). Telling never waits: a
/// listener that does not keep up is let go. Callable from any task.
public final class Bulletin {
  /// Listeners of one account.
  private static final int MOST_OF_ACCOUNT = 20;

  /// Listeners of this node.
  private static final int MOST = 200;

  /// A listener that is so many events behind is let go.
  private static final int MOST_BEHIND = 1_000;

  private final Kit kit;
  private final Map<Sid, List<Listener>> listeners = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /// Nobody listens yet.
  public Bulletin(Kit kit) {
    this.kit = kit;
  }

  /// What happened.
  public sealed interface Event {
    /// A call has changed.
    record OfCall(LiveCall call) implements Event {}

    /// Something went wrong.
    record OfAlert(Alert alert) implements Event {}

    /// A device came or went.
    record OfRegistration(String name, boolean registered) implements Event {}
  }

  /// Tells everybody who listens to that account.
  public void tell(Sid account, Event event) {
    var there = listeners.get(account);
    if (there != null) {
      there.forEach(listener -> listener.hear(event));
    }
  }

  /// Listens to an account.
  ///
  /// @throws Refused with 429 when there are too many listeners
  Listener listen(Sid account) {
    if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      throw tooMany("too many streams are open on this node");
    }
    var listener = new Listener(account);
    var there =
        listeners.compute(
            account,
            (_, before) -> {
              var all = before == null ? new CopyOnWriteArrayList<Listener>() : before;
              if (all.size() < MOST_OF_ACCOUNT) {
                all.add(listener);
              }
              return all;
            });
    if (!there.contains(listener)) {
      count.decrementAndGet();
      throw tooMany("too many streams of this account are open");
    }
    return listener;
  }

  private static Refused tooMany(String words) {
    return Refused.text(429, words).and("Retry-After", "60");
  }

  /// One who listens; its own task takes the events.
  final class Listener implements AutoCloseable {
    private final Sid account;
    private final Inbox<Event> inbox = new Inbox<>(kit, MOST_BEHIND);
    private volatile boolean behind;

    private Listener(Sid account) {
      this.account = account;
    }

    private void hear(Event event) {
      if (!inbox.offer(event)) {
        behind = true;
      }
    }

    /// The next event; empty when the deadline came first.
    Optional<Event> next(long deadline) {
      return inbox.take(deadline);
    }

    /// Whether it missed something.
    boolean behind() {
      return behind;
    }

    @Override
    public void close() {
      listeners.computeIfPresent(
          account,
          (_, all) -> {
            if (all.remove(this)) {
              count.decrementAndGet();
            }
            return all.isEmpty() ? null : all;
          });
    }
  }
}
