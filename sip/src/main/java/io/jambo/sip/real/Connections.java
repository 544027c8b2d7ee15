package io.jambo.sip.real;

import io.jambo.kit.Limit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// All streams that are open or about to be, by number and by peer, with the bounds of security.md
/// 13. Callable from any thread.
final class Connections {
  /// Streams at once.
  static final int MOST = 4_096;

  /// Streams at once from or to one address.
  static final int MOST_A_SOURCE = 64;

  private final Limit limit = new Limit("sip_connections", MOST);
  private final AtomicLong lastNumber = new AtomicLong();
  private final Map<Long, Connection> byNumber = new ConcurrentHashMap<>();
  private final Map<InetSocketAddress, Connection> byPeer = new ConcurrentHashMap<>();
  private final Map<InetAddress, Integer> bySource = new ConcurrentHashMap<>();

  long nextNumber() {
    return lastNumber.incrementAndGet();
  }

  /// Takes a new one in; false when there are too many.
  boolean add(Connection connection) {
    var peer = connection.flow().remote();
    if (!limit.take()) {
      return false;
    }
    if (bySource.merge(peer.getAddress(), 1, Integer::sum) > MOST_A_SOURCE) {
      release(peer.getAddress());
      return false;
    }
    byNumber.put(connection.flow().connection(), connection);
    byPeer.put(peer, connection);
    return true;
  }

  void remove(Connection connection) {
    if (byNumber.remove(connection.flow().connection(), connection)) {
      byPeer.remove(connection.flow().remote(), connection);
      release(connection.flow().remote().getAddress());
    }
  }

  Optional<Connection> numbered(long number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<Connection> to(InetSocketAddress peer) {
    return Optional.ofNullable(byPeer.get(peer));
  }

  int count() {
    return limit.level();
  }

  private void release(InetAddress source) {
    var _ = bySource.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
    limit.release();
  }
}
