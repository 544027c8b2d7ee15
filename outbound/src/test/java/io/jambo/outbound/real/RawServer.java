package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that breaks the rules: each connection is handled by a few lines of a test.
final class RawServer implements AutoCloseable {
  final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket socket;

  RawServer(Behaviour behaviour) throws IOException {
    this(InetAddress.getLoopbackAddress(), 0, behaviour);
  }

  /// One at an address and port of the test's choice.
  RawServer(InetAddress address, int port, Behaviour behaviour) throws IOException {
    socket = new ServerSocket(port, 50, address);
    Thread.ofVirtual().start(() -> serve(behaviour));
  }

  /// Reads a request and sends this text, then hangs up.
  static RawServer sending(String text) throws IOException {
    return new RawServer(client -> {
      readRequest(client);
      client.getOutputStream().write(text.getBytes(ISO_8859_1));
    });
  }

  static String readRequest(Socket client) throws IOException {
    var request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int c = client.getInputStream().read();
      if (c < 0) {
        break;
      }
      request.append((char) c);
    }
    return request.toString();
  }

  String url(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve(Behaviour behaviour) {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> handle(behaviour, client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void handle(Behaviour behaviour, Socket client) {
    try (client) {
      behaviour.handle(client);
    } catch (Exception _) {
      // The client went away, as some tests want it to.
    }
  }

  /// What is done with a connection before it is closed.
  interface Behaviour {
    void handle(Socket client) throws Exception;
  }
}
