package io.jambo.sip;

import java.net.InetSocketAddress;

/// Where a message came from and where one goes to: two socket addresses and, for a stream, the
/// very connection (RFC 5626 §3.1 calls it a flow). Immutable; compared by value.
///
/// @param local our own address towards that peer, never the wildcard
/// @param remote the peer's address
/// @param connection 0 for UDP; for a stream the number its transport gave it
public record Flow(
    Protocol protocol, InetSocketAddress local, InetSocketAddress remote, long connection) {
  /// A UDP flow.
  public static Flow udp(InetSocketAddress local, InetSocketAddress remote) {
    return new Flow(Protocol.UDP, local, remote, 0);
  }

  /// Its protocol only: addresses of callers are not for the log.
  @Override
  public String toString() {
    return protocol + " flow " + connection;
  }
}
