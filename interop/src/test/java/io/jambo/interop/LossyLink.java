package io.jambo.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A way through which one phone reaches the server, and which loses some of the datagrams of both
/// directions. Which ones, its seed decides.
final class LossyLink implements AutoCloseable {
  private static final int MOST_BYTES = 65_535;

  private final DatagramSocket near;
  private final DatagramSocket far;
  private final SocketAddress server;
  private final double loss;
  private final AtomicInteger lost = new AtomicInteger();
  private volatile @Nullable SocketAddress phone;

  /// @param loss the share of datagrams that get lost, 0 to 1
  LossyLink(int serverPort, double loss, long seed) {
    this.loss = loss;
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    near = socket();
    far = socket();
    Thread.ofPlatform().name("to server").start(() -> carry(true, seed));
    Thread.ofPlatform().name("to phone").start(() -> carry(false, ~seed));
  }

  /// Where the phone sends.
  int port() {
    return near.getLocalPort();
  }

  /// How many got lost so far.
  int lost() {
    return lost.get();
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }

  private void carry(boolean toServer, long seed) {
    var from = toServer ? near : far;
    var to = toServer ? far : near;
    var chance = new Random(seed);
    var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
    while (!from.isClosed()) {
      try {
        packet.setLength(MOST_BYTES);
        from.receive(packet);
        if (toServer) {
          phone = packet.getSocketAddress();
        }
        var target = toServer ? server : phone;
        if (target == null || chance.nextDouble() < loss) {
          lost.incrementAndGet();
        } else {
          packet.setSocketAddress(target);
          to.send(packet);
        }
      } catch (IOException _) {
        // Closed, or the other side is: the loop's condition tells.
      }
    }
  }

  private static DatagramSocket socket() {
    try {
      var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.setReceiveBufferSize(1 << 20);
      return socket;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
