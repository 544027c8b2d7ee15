package io.jambo.interop;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends bytes where SIP is heard, whatever they are, and returns what comes back.
final class RawSip {
  private static final int MOST_BYTES = 1 << 16;

  /// Start line and a little more.
  private static final int SHOWN = 40;

  /// Where silence is the right answer, it is waited for that long.
  private static final Duration SILENCE = Duration.ofMillis(300);

  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final ServerUnderTest server;

  RawSip(ServerUnderTest server) {
    this.server = server;
  }

  /// Sends a request and returns the first answer, as text.
  String asks(String message) throws IOException {
    return datagram(bytes(message), ANSWER)
        .orElseThrow(() -> new AssertionError("no answer to " + message));
  }

  /// Sends a datagram that deserves no answer; returns one nevertheless, if there is any.
  Optional<String> sends(byte[] datagram) throws IOException {
    return datagram(datagram, SILENCE);
  }

  /// Sends a request on a connection of its own and returns the beginning of the answer; what comes
  /// instead when the server closes it.
  String asksByStream(String message) throws IOException {
    try (var socket = connection()) {
      socket.getOutputStream().write(bytes(message.replace("/UDP", "/TCP")));
      return new String(socket.getInputStream().readNBytes(SHOWN), StandardCharsets.UTF_8);
    }
  }

  /// Sends each of these on a connection of its own, ends our half of all, and waits until the
  /// server has closed its own.
  void streams(List<byte[]> streams) throws IOException {
    var sockets = new ArrayList<Socket>();
    for (var bytes : streams) {
      var socket = connection();
      sockets.add(socket);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    }
    for (var socket : sockets) {
      awaitsClose(socket);
    }
  }

  private static void awaitsClose(Socket socket) throws IOException {
    try (socket) {
      var _ = socket.getInputStream().readAllBytes();
    } catch (SocketException _) {
      return; // a reset closes it as well
    }
  }

  private Socket connection() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port("sip_tcp"));
    socket.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
    return socket;
  }

  static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private Optional<String> datagram(byte[] bytes, Duration patience) throws IOException {
    try (var socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.send(new DatagramPacket(bytes, bytes.length, server.sip()));
      var answer = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
      socket.receive(answer);
      return Optional.of(
          new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8));
    } catch (SocketTimeoutException _) {
      return Optional.empty();
    }
  }
}
