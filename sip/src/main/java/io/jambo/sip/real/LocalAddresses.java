package io.jambo.sip.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The address of ours that a peer sees. With a socket bound to everything the system's routes
/// decide it; they are asked by connecting a datagram socket, which sends nothing.
///
/// Callable from any thread.
final class LocalAddresses {
  /// Answers kept; the eldest gives way.
  private static final int MOST_KEPT = 1_024;

  private final InetSocketAddress bound;
  private final Map<InetAddress, InetSocketAddress> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<InetAddress, InetSocketAddress> eldest) {
              return size() > MOST_KEPT;
            }
          });

  LocalAddresses(InetSocketAddress bound) {
    this.bound = bound;
  }

  InetSocketAddress towards(InetSocketAddress remote) {
    if (!bound.getAddress().isAnyLocalAddress()) {
      return bound;
    }
    var kept = known.get(remote.getAddress());
    if (kept != null) {
      return kept;
    }
    var found = new InetSocketAddress(route(remote), bound.getPort());
    known.put(remote.getAddress(), found);
    return found;
  }

  private InetAddress route(InetSocketAddress remote) {
    try (var probe = new DatagramSocket()) {
      probe.connect(remote);
      return probe.getLocalAddress();
    } catch (IOException unroutable) {
      throw new UncheckedIOException("no socket to ask for a route", unroutable);
    } catch (UncheckedIOException unroutable) {
      // No way there: the message will fail to leave, and its transaction will say so.
      return InetAddress.getLoopbackAddress();
    }
  }
}
