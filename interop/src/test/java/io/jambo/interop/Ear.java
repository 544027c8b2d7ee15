package io.jambo.interop;

import io.jambo.wire.Rtp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// A port that hears RTP on behalf of a phone that only signals.
final class Ear implements AutoCloseable {
  private static final int MOST_BYTES = 2_048;
  private static final Duration FRAME = Duration.ofMillis(20);

  private final DatagramSocket socket;
  private final Board<Packet> packets = new Board<>();

  /// One audio packet in PCMU.
  ///
  /// @param nanos when it came
  /// @param sound whether it is more than digital silence
  record Packet(long nanos, boolean sound) {}

  Ear() {
    try {
      socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Thread.ofVirtual().name("ear " + port()).start(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// How long there was sound, by its packets of 20 ms.
  Duration sound() {
    return FRAME.multipliedBy(sounding().size());
  }

  /// The longest time without sound between the first sound and the last.
  Duration longestGap() {
    long longest = 0;
    var sounding = sounding();
    for (int at = 1; at < sounding.size(); at++) {
      longest = Math.max(longest, sounding.get(at).nanos() - sounding.get(at - 1).nanos());
    }
    return Duration.ofNanos(longest);
  }

  @Override
  public void close() {
    socket.close();
  }

  private List<Packet> sounding() {
    return packets.all(Packet::sound);
  }

  private void listen() {
    var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
    while (!socket.isClosed()) {
      try {
        socket.receive(packet);
        hear(Arrays.copyOf(packet.getData(), packet.getLength()));
      } catch (IOException _) {
        return; // the socket was closed
      }
    }
  }

  private void hear(byte[] bytes) {
    if (!Rtp.plausible(bytes, bytes.length) || Rtp.payloadType(bytes) != 0) {
      return;
    }
    boolean sound = false;
    for (int at = Rtp.payloadStart(bytes); at < Rtp.payloadEnd(bytes, bytes.length); at++) {
      sound |= (bytes[at] & 0x7f) != 0x7f;
    }
    packets.add(new Packet(System.nanoTime(), sound));
  }
}
