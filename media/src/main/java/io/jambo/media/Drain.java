package io.jambo.media;

/// Reads datagrams and forgets them: RTCP for now, and what still comes to a pair of ports that
/// rests.
final class Drain implements SocketOwner {
  private final Packet nowhere = new Packet();
  private long lastHeard = Long.MIN_VALUE;

  @Override
  public void read(Sockets.Socket socket, long now) {
    for (int i = 0; i < READS_PER_TURN && socket.receive(nowhere); i++) {
      lastHeard = now;
    }
  }

  /// When something came last; the least value when nothing ever did.
  long lastHeard() {
    return lastHeard;
  }
}
