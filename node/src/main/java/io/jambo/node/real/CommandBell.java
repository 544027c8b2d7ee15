package io.jambo.node.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/// Asks a node of this machine, on its management listener, to do an operator's errand.
public final class CommandBell {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// An import of a large installation takes its time.
  private static final Duration ANSWER = Duration.ofMinutes(10);

  private CommandBell() {}

  /// What it answered.
  public record Said(int status, String body) {}

  /// Rings.
  ///
  /// @param token the admin token
  /// @throws IOException when nobody answers there
  public static Said ring(int port, String errand, String token, String body) throws IOException {
    var address = URI.create("http://127.0.0.1:" + port + "/commands/" + errand).toURL();
    var connection = (HttpURLConnection) address.openConnection(Proxy.NO_PROXY);
    try {
      connection.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
      connection.setReadTimeout(Math.toIntExact(ANSWER.toMillis()));
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Authorization", "Bearer " + token);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      try (var out = connection.getOutputStream()) {
        out.write(body.getBytes(UTF_8));
      }
      int status = connection.getResponseCode();
      try (var in =
          status < HttpURLConnection.HTTP_BAD_REQUEST
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        return new Said(status, in == null ? "" : new String(in.readAllBytes(), UTF_8));
      }
    } finally {
      connection.disconnect();
    }
  }
}
