package io.jambo.bench.real;

import io.jambo.kit.Kit;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The application of the bench: a web server that does as little as one can, so that its core is
/// left to the load. Knows its callers: HTTP/1.1, keep-alive, a length before each body. Any path
/// but `/status` is the call hook, answered by who is called. A virtual thread a connection.
public final class Application implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int MOST_LINE = 8_192;
  private static final byte[] NOTED =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final Kit kit;
  private final Map<String, byte[]> answers = new LinkedHashMap<>();
  private final byte[] others;

  /// @param verbs what a call is told to do, as JSON, by the user part of who is called; the first
  ///   serves everybody who is not named
  public Application(Kit kit, Map<String, String> verbs) {
    this.kit = kit;
    verbs.forEach((called, script) -> answers.put("\"to\":\"" + called + "\"", answer(script)));
    others = answers.values().iterator().next();
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    var _ = kit.forkLoop("application", this::listen);
  }

  /// Where the call hook is.
  public String hook() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/call";
  }

  /// Where statuses go.
  public String status() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/status";
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        socket.setTcpNoDelay(true);
        var _ = kit.fork("connection", () -> serve(socket));
      } catch (IOException fault) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException(fault);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      var out = new BufferedOutputStream(socket.getOutputStream());
      while (true) {
        answer(in, out);
      }
    } catch (IOException _) {
      // The server has closed the connection.
    }
  }

  private static byte[] answer(String verbs) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + verbs.length()
            + "\r\n\r\n"
            + verbs)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void answer(InputStream in, OutputStream out) throws IOException {
    boolean status = line(in).contains(" /status ");
    int length = 0;
    for (var field = line(in); !field.isEmpty(); field = line(in)) {
      if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
      }
    }
    if (status || answers.size() == 1) {
      in.skipNBytes(length);
      out.write(status ? NOTED : others);
    } else {
      out.write(wanted(new String(in.readNBytes(length), StandardCharsets.UTF_8)));
    }
    out.flush();
  }

  private byte[] wanted(String body) {
    for (var answer : answers.entrySet()) {
      if (body.contains(answer.getKey())) {
        return answer.getValue();
      }
    }
    return others;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > MOST_LINE) {
        throw new EOFException();
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
