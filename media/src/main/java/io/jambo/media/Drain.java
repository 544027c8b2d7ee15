package io.jambo.media;

/// Reads datagrams and forgets them: RTCP for now, and what still comes to a pair of ports that
/// rests.
final class Drain implements SocketOwner {
  private final Packet nowhere;
  private long lastHeard = Long.MIN_VALUE;

  /// @param nowhere where datagrams are read to; others may read theirs to the same
  Drain(Packet nowhere) {
    this.nowhere = nowhere;
  }

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
