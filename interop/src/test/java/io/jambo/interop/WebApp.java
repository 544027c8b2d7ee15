package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jambo.interop.Line.Answer;
import io.jambo.wire.Json;
import io.jambo.wire.Parsed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web application: it answers by the called number, keeps what it was asked, and serves files.
/// Every request must be signed with its secret.
final class WebApp implements AutoCloseable {
  private static final Answer UNKNOWN = new Answer(404, "", new byte[0]);

  private final String secret;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Map<String, Answer> files = new ConcurrentHashMap<>();
  private final Board<String> faults = new Board<>();

  WebApp(String secret) throws IOException {
    this.secret = secret;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// What becomes of calls to that number.
  Line line(String number) {
    return line(number, Line.open());
  }

  Line line(String number, Line line) {
    assertThat(lines.put(number, line)).as("a number is one test's").isNull();
    return line;
  }

  /// Serves a wav file and returns its address.
  String wav(String name, byte[] file) {
    files.put("/" + name, new Answer(200, "audio/wav", file));
    return url("/" + name);
  }

  /// Checks that every request was signed, and that no call was reported over twice.
  @Override
  public void close() {
    server.stop(0);
    threads.close();
    assertThat(faults.all()).as("faults").isEmpty();
    lines.forEach((number, line) -> assertThat(line.overTwice()).as(number).isEmpty());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(Asked.of(exchange));
      if (!answer.type().isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
      }
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stop) {
      throw new IOException(stop);
    } catch (RuntimeException | AssertionError fault) {
      faults.add(exchange.getRequestURI() + ": " + fault);
      throw fault;
    }
  }

  private Answer answer(Asked request) throws InterruptedException {
    if (request.text().isEmpty()) {
      return files.getOrDefault(request.path(), UNKNOWN);
    }
    if (!request.signed(secret, Instant.now().getEpochSecond())) {
      faults.add("not signed: " + request);
      return new Answer(403, "", new byte[0]);
    }
    var line = lines.get(request.text("to"));
    if (line == null) {
      faults.add("unknown number: " + request);
      return UNKNOWN;
    }
    return line.hear(request);
  }

  /// Reads a JSON object.
  static Json.Obj object(String text) {
    return switch (Json.parse(text)) {
      case Parsed.Ok<Json>(Json.Obj object) -> object;
      case Parsed<Json> other -> throw new AssertionError("no JSON object: " + text + other);
    };
  }
}
