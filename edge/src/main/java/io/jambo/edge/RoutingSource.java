package io.jambo.edge;

import io.jambo.kit.Gate;
import io.jambo.kit.Inbox;
import io.jambo.kit.Kit;
import io.jambo.kit.Sid;
import io.jambo.model.Noun;
import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.model.Row;
import io.jambo.store.Query;
import io.jambo.store.Store;
import io.jambo.store.StoreFailure;
import io.jambo.store.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routing in memory, kept as the store has it. What this process changes is taken over row by
/// row as soon as it is committed; what other nodes change in a shared database is found by reading
/// all of it now and then. While the database is away, the last that was read serves on.
///
/// One task reads and publishes; calls only look.
final class RoutingSource implements Watcher, AutoCloseable {
  /// Changes that may wait; what comes then has all read anew.
  static final int MOST_ORDERS = 10_000;

  /// The database is looked at after so long, whatever happens.
  static final Duration LOOK = Duration.ofSeconds(5);

  /// After a failure sooner.
  private static final Duration RETRY = Duration.ofSeconds(1);

  /// Reading everything costs at most one part in so many of a core.
  private static final int SHARE = 20;

  private static final Logger log = LoggerFactory.getLogger(RoutingSource.class);

  /// What went with one of these is told by nobody.
  private static final Set<Noun> TENANTS = Set.of(Nouns.SERVICE_PROVIDERS, Nouns.ACCOUNTS);

  private static final Set<Noun> NOUNS = Set.copyOf(Routing.NOUNS);

  private final Kit kit;
  private final Store store;
  private final boolean shared;
  private final long validityNanos;
  private final Inbox<Order> orders;
  private final Gate ended = new Gate();
  private volatile boolean open = true;
  private volatile Routing routing = Routing.NONE;
  private volatile long goodAt;
  private volatile boolean failed;
  private volatile boolean overrun;
  private volatile boolean behind;
  private boolean everything;
  private long nextWhole;

  private sealed interface Order {}

  /// A row is new; it is taken over as it is, or each new row would be read once more.
  private record Added(Row row) implements Order {}

  /// A row is not what it was.
  private record Written(Noun noun, Sid sid) implements Order {}

  /// Many rows are not.
  private record Many() implements Order {}

  /// Somebody waits until all before him is taken over.
  private record Waiter(Gate gate) implements Order {}

  /// The node ends.
  private record End() implements Order {}

  private RoutingSource(Kit kit, Store store, boolean shared, Duration validity) {
    this.kit = kit;
    this.store = store;
    this.shared = shared;
    this.validityNanos = validity.toNanos();
    this.orders = new Inbox<>(kit, MOST_ORDERS);
  }

  /// Reads everything and follows from then on.
  ///
  /// @param shared whether other nodes write the same database
  /// @param validity how long it serves while the database is away
  /// @throws StoreFailure when the store can't be read
  static RoutingSource open(Kit kit, Store store, boolean shared, Duration validity) {
    var source = new RoutingSource(kit, store, shared, validity);
    store.watch(source);
    source.readAll();
    var _ = kit.fork("routing", source::run);
    return source;
  }

  /// What is known now.
  Routing routing() {
    return routing;
  }

  /// What that is worth.
  Standing standing() {
    if (!failed && !store.away()) {
      return Standing.CURRENT;
    }
    return kit.nanos() - goodAt <= validityNanos ? Standing.LAST_KNOWN : Standing.EXPIRED;
  }

  /// Whether something was changed that is not taken over yet.
  boolean behind() {
    return behind || orders.size() > 0;
  }

  /// Waits until what was changed before is taken over; false when it is not by then.
  boolean catchUp(Duration most) {
    var waiter = new Waiter(new Gate());
    return orders.offer(waiter) && kit.await(waiter.gate, kit.in(most));
  }

  @Override
  public void written(Noun noun, Sid sid) {
    if (NOUNS.contains(noun)) {
      order(new Written(noun, sid));
    }
  }

  @Override
  public void added(Row row) {
    if (NOUNS.contains(row.noun())) {
      order(new Added(row));
    }
  }

  @Override
  public void manyWritten(Noun noun) {
    if (NOUNS.contains(noun)) {
      order(new Many());
    }
  }

  @Override
  public void told() {
    orders.wake();
  }

  @Override
  public void close() {
    open = false;
    boolean _ = orders.offer(new End());
    boolean _ = kit.await(ended, kit.in(RETRY));
  }

  private void order(Order order) {
    if (!orders.put(order)) {
      overrun = true;
    }
  }

  private void run() {
    while (open) {
      long due = everything ? Math.max(nextWhole, kit.nanos()) : kit.in(failed ? RETRY : LOOK);
      obey(orders.take(due));
    }
    kit.open(ended);
  }

  private void obey(Optional<Order> first) {
    behind = true;
    var added = new ArrayList<Row>();
    var written = new LinkedHashSet<Written>();
    var waiters = new ArrayList<Waiter>();
    for (var order = first; order.isPresent(); order = orders.poll()) {
      switch (order.get()) {
        case Added(var row) -> added.add(row);
        case Written row -> written.add(row);
        case Many _ -> everything = true;
        case Waiter waiter -> waiters.add(waiter);
        case End _ -> open = false;
      }
    }
    everything |= overrun || failed || (first.isEmpty() && shared);
    try {
      takeOver(added, written);
    } catch (StoreFailure away) {
      missed(away);
    }
    behind = false;
    waiters.forEach(waiter -> kit.open(waiter.gate));
  }

  /// What became of a row after it was added is among the orders too: it is read last.
  private void takeOver(List<Row> added, Set<Written> written) {
    if (!written.isEmpty()) {
      publish(
          store.read(view -> {
            var next = with(added);
            for (var row : written) {
              var there = view.find(row.noun, row.sid, Reach.EVERYTHING);
              next = there.isPresent() ? next.with(there.get()) : next.without(row.noun, row.sid);
              everything |= there.isEmpty() && TENANTS.contains(row.noun);
            }
            return next;
          }));
    } else if (!added.isEmpty()) {
      routing = with(added).sorted();
    }
    if (everything && kit.nanos() >= nextWhole) {
      readAll();
    } else if (!store.away()) {
      goodAt = kit.nanos();
    }
  }

  private Routing with(List<Row> added) {
    var next = routing;
    for (var row : added) {
      next = next.with(row);
    }
    return next;
  }

  /// Only the routing's own task, and whoever opens it before.
  private void readAll() {
    long begun = kit.nanos();
    overrun = false;
    var next =
        new Object() {
          Routing routing = Routing.NONE;
        };
    for (var noun : Routing.NOUNS) {
      store.stream(
          noun, Query.all(), Reach.EVERYTHING, row -> next.routing = next.routing.with(row));
    }
    publish(next.routing);
    everything = false;
    long took = kit.nanos() - begun;
    nextWhole = kit.nanos() + took * SHARE;
  }

  private void publish(Routing next) {
    routing = next.sorted();
    goodAt = kit.nanos();
    if (failed) {
      log.atInfo().log("routing is read again");
    }
    failed = false;
  }

  private void missed(StoreFailure away) {
    everything = true;
    nextWhole = kit.in(RETRY);
    if (!failed) {
      log.atWarn().addKeyValue("why", away.getMessage()).log("routing can't be read");
    }
    failed = true;
  }
}
