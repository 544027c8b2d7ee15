package io.jambo.testkit;

import java.net.InetSocketAddress;

/// One end of a reliable byte stream, as TCP gives it. Nothing here blocks.
public final class Stream {
  private final Network network;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;
  private final User user;
  private Stream peer = this;
  private boolean open;
  private long busyUntil;

  Stream(Network network, InetSocketAddress local, InetSocketAddress remote, User user) {
    this.network = network;
    this.local = local;
    this.remote = remote;
    this.user = user;
  }

  /// Our own end.
  public InetSocketAddress local() {
    return local;
  }

  /// The other end.
  public InetSocketAddress remote() {
    return remote;
  }

  /// Whether it is connected and nobody has closed it.
  public boolean isOpen() {
    return open;
  }

  /// Sends bytes; they arrive in order, cut into pieces as the seed likes. On a closed one nothing
  /// happens.
  public void send(byte[] bytes) {
    if (open) {
      network.streamed(this, bytes);
    }
  }

  /// Closes both directions after what was sent has arrived.
  public void close() {
    if (open) {
      open = false;
      network.streamEnd(this, "closed");
    }
  }

  /// Drops the connection; what is still on its way is lost.
  public void reset() {
    if (open) {
      open = false;
      peer.ended("reset");
    }
  }

  void join(Stream other) {
    peer = other;
    open = true;
  }

  Stream peer() {
    return peer;
  }

  User user() {
    return user;
  }

  /// The time at which the next bytes may arrive: never before those sent earlier.
  long arrival(long earliest) {
    busyUntil = Math.max(busyUntil, earliest);
    return busyUntil;
  }

  void arrive(byte[] piece) {
    if (open) {
      user.received(this, piece);
    }
  }

  void ended(String why) {
    if (open) {
      open = false;
      user.ended(this, why);
    }
  }

  /// Who uses an end of a stream; called by the network, must not block.
  public interface User {
    /// It stands now; only told to whoever connected.
    default void connected(Stream stream) {}

    /// Bytes have come.
    void received(Stream stream, byte[] piece);

    /// The other side has closed or reset it, or the connection could not be made.
    void ended(Stream stream, String why);
  }
}
