package io.jambo.bench;

import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// Single questions to the REST API.
///
/// @param token what they are asked with
record RestApi(int port, String token) {
  /// That member of the answer, or of the first of several.
  String sid(String method, String path, String body, String member) {
    var answer = ask(method, path, body);
    if (Json.parse(answer) instanceof Parsed.Ok<Json>(Json json)) {
      var object = json instanceof Json.Arr(var items) ? items.getFirst() : json;
      if (object instanceof Json.Obj found) {
        return found.text(member).orElseThrow();
      }
    }
    throw new IllegalStateException("not what was expected: " + answer);
  }

  /// How long the answer is, in chars.
  long length(String path) {
    return ask("GET", path, "").length();
  }

  /// For an answer that is read in pieces.
  HttpURLConnection connection(String method, String path) throws IOException {
    var connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    return connection;
  }

  private String ask(String method, String path, String body) {
    try {
      var connection = connection(method, path);
      if (!body.isEmpty()) {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      }
      try (var in = connection.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
