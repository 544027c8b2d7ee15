package io.jambo.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jambo.kit.RealKit;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A web server on a bare socket that breaks the rules, by the called number in the request. It
/// takes the statuses as it should.
final class BadServer implements AutoCloseable {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private static final RealKit KIT = new RealKit();

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Board<String> statuses = new Board<>();

  BadServer() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  /// What is done with the connection of a call hook before it is closed.
  interface Behaviour {
    void answer(Socket client) throws Exception;

    /// Sends this text.
    static Behaviour sending(String text) {
      return client -> client.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /// Sends a byte, again and again, for as long as anybody listens.
    static Behaviour dribbling(String text, String drop, int everyMillis) {
      return client -> {
        var out = client.getOutputStream();
        out.write(text.getBytes(ISO_8859_1));
        while (true) {
          out.write(drop.getBytes(ISO_8859_1));
          KIT.pause(Duration.ofMillis(everyMillis));
        }
      };
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  /// What the application of that number does.
  void number(String number, Behaviour behaviour) {
    behaviours.put(number, behaviour);
  }

  /// Waits for the final status of a call to that number.
  void awaitsFailed(String number) {
    var _ =
        statuses.await(
            "status failed of " + number,
            body ->
                body.contains("\"to\":\"" + number + "\"")
                    && body.contains("\"call_status\":\"failed\""));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> handle(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void handle(Socket client) {
    try (client) {
      var request = read(client);
      if (request.startsWith("POST /status")) {
        statuses.add(request);
        send(client.getOutputStream());
        return;
      }
      for (var entry : behaviours.entrySet()) {
        if (request.contains("\"to\":\"" + entry.getKey() + "\"")) {
          entry.getValue().answer(client);
        }
      }
    } catch (Exception _) {
      // The client has left, as it should.
    }
  }

  private static void send(OutputStream out) throws IOException {
    out.write(OK.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
  }

  /// Head and body.
  private static String read(Socket client) throws IOException {
    var request = new StringBuilder();
    int length = -1;
    while (length < 0 || request.length() < length) {
      int c = client.getInputStream().read();
      if (c < 0) {
        break;
      }
      request.append((char) c);
      int head = length < 0 ? request.indexOf("\r\n\r\n") : -1;
      if (head >= 0) {
        length = head + 4 + contentLength(request.substring(0, head));
      }
    }
    return request.toString();
  }

  private static int contentLength(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }
}
