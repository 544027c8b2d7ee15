package io.jambo.media;

/// What reads a socket's datagrams on the media loop.
interface SocketOwner {
  /// At most so many datagrams are read from one socket in one turn; the rest waits.
  int READS_PER_TURN = 32;

  /// Reads what waits, at most [#READS_PER_TURN].
  void read(Sockets.Socket socket, long now);
}
