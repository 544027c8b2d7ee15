package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The administrator at the API of a server under test.
final class RestClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String token;

  /// @param data where the server keeps its admin token
  RestClient(ServerUnderTest server, Path data) {
    base = "http://127.0.0.1:" + server.port("http") + "/v1";
    try {
      token = Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private RestClient(String base, String token) {
    this.base = base;
    this.token = token;
  }

  /// Somebody else at the same API.
  RestClient with(String other) {
    return new RestClient(base, other);
  }

  /// All that stand there.
  List<Json.Obj> list(String path) {
    var answer = asks("GET", path, "");
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return WebApp.object("{\"list\": " + answer.body() + "}").items("list").stream()
        .map(Json.Obj.class::cast)
        .toList();
  }

  /// Makes one of these; its SID.
  String makes(String path, Json.Obj body) {
    var answer = asks("POST", path, body.print());
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(201);
    return WebApp.object(answer.body()).text("sid").orElseThrow();
  }

  /// What stands there.
  Json.Obj reads(String path) {
    var answer = asks("GET", path, "");
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return WebApp.object(answer.body());
  }

  /// Any request.
  HttpResponse<String> asks(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }
}
