package io.jambo.media;

import java.net.InetSocketAddress;
import java.util.Optional;

/// The UDP below the media loops: the one opening through which packets come and go.
///
/// Its real form is `io.jambo.media.real.DatagramSockets`; in a World it is the seeded network.
public interface Sockets {
  /// Makes what one media loop receives, sends and sleeps on.
  Port open();

  /// The sockets of one media loop, and how that loop sleeps until one of them has something.
  interface Port extends AutoCloseable {
    /// Binds a UDP port of the RTP address; empty when it can't be had. Callable from any task; the
    /// socket belongs to this loop from then on.
    Optional<Socket> bind(int port);

    /// Loop only: lets `reader` see each socket that has datagrams waiting, each at most once.
    ///
    /// @return how many were seen
    int ready(Reader reader);

    /// Loop only: sleeps until a socket has something, the deadline ([io.jambo.kit.Kit#nanos()]
    /// time) has come, or somebody wakes it. May return early.
    void sleepUntil(long deadline);

    /// Ends the present or the next sleep. Callable from any task.
    void wake();

    @Override
    void close();
  }

  /// One bound UDP socket. Loop only, but for [#close()] of a socket that no loop has seen yet.
  interface Socket extends AutoCloseable {
    /// The port it is bound to.
    int port();

    /// Takes the next datagram that waits; false when none does. Never blocks.
    boolean receive(Packet into);

    /// Sends; false when the system would not take it, which is as good as lost. Never blocks.
    boolean send(byte[] packet, int length, InetSocketAddress to);

    /// Says what [Reader#read] is given with this socket.
    void attach(Object owner);

    @Override
    void close();
  }

  /// Sees the sockets that have something.
  interface Reader {
    /// Reads from the socket; what it leaves there is seen again next time.
    void read(Socket socket, Object owner);
  }
}
