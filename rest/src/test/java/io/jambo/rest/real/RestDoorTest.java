package io.jambo.rest.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.rest.Allowed;
import io.jambo.rest.Answer;
import io.jambo.rest.Facts;
import io.jambo.rest.Member;
import io.jambo.rest.Operation;
import io.jambo.rest.Shape;
import io.jambo.rest.Town;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The door as bytes see it.
class RestDoorTest {
  private static final Shape.Thing ONE =
      Shape.thing("One", Member.of("name", Shape.text(1_000_000)));

  private static RestDoor door;

  @BeforeAll
  static void open() throws IOException {
    var api =
        new Town()
            .api(
                Operation.post("/Echo")
                    .says("x")
                    .to(Allowed.A_S_C)
                    .takes(ONE)
                    .answers(200, ONE)
                    .by(asked -> Answer.ok(Facts.of("name", asked.body().text("name").get()))),
                Operation.get("/Names/{name}")
                    .says("x")
                    .to(Allowed.A_S_C)
                    .answers(200, ONE)
                    .by(asked -> Answer.ok(Facts.of("name", asked.path("name")))),
                Operation.get("/Many")
                    .says("x")
                    .to(Allowed.A_S_C)
                    .lists(ONE)
                    .by(_ -> rows(40_000, Integer.MAX_VALUE)),
                Operation.get("/Torn")
                    .says("x")
                    .to(Allowed.A_S_C)
                    .lists(ONE)
                    .by(_ -> rows(40_000, 20_000)),
                Operation.get("/Fails")
                    .says("x")
                    .to(Allowed.A_S_C)
                    .lists(ONE)
                    .by(_ -> rows(10, 5)));
    door = new RestDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), api);
  }

  private static Answer rows(int count, int failing) {
    return Answer.each(taker -> {
      for (int i = 0; i < count; i++) {
        if (i == failing) {
          throw new IllegalStateException("torn");
        }
        taker.accept(Facts.of("name", "row " + i));
      }
    });
  }

  @AfterAll
  static void shut() {
    door.close();
  }

  /// Everything that comes back until the door closes the connection.
  private static String said(String request) throws IOException {
    return said(door.port(), request);
  }

  private static String said(int port, String lines) throws IOException {
    var request = lines.replace("|", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(String target) throws IOException {
    return said(
        "GET "
            + target
            + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer acme\r\nConnection: close\r\n\r\n");
  }

  private static String post(String headers, String body) throws IOException {
    return said(
        "POST /v1/Echo HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer acme\r\n"
            + headers
            + "\r\n\r\n"
            + body);
  }

  @Test
  void everyAnswerIsForThisMomentAndThisReaderOnly() throws IOException {
    var answer = get("/health");
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nOK");
    assertThat(answer)
        .contains("Cache-Control: no-store", "X-Content-Type-Options: nosniff")
        .contains("X-Frame-Options: DENY", "Access-Control-Allow-Origin: *")
        .doesNotContain("Server:", "Access-Control-Allow-Credentials", "Jetty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health HTTP/1.1|Host: a|Content-Length: 3|Transfer-Encoding: chunked||",
        "GET /health HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4||abc",
        "GET /health HTTP/1.1\nHost: a\n\n",
        "GET /health HTTP/1.1|Host: a|X-A: b| c||",
        "GET /health HTTP/1.1|Host: a|X-A : b||",
        "GET /health HTTP/1.1||",
        "GET /v1/%zz HTTP/1.1|Host: a||",
        "GET /v1/../health HTTP/1.1|Host: a|Content-Length: -1||",
      })
  void whatCouldBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String request) throws IOException {
    var answer = said(request);
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer).contains("{\"msg\":").doesNotContain("Jetty", "java", "jetty");
  }

  @Test
  void anAnswerThatDoesNotWaitForTheBodyEndsTheConnection() throws IOException {
    var answer =
        said(
            "POST /v1/Echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Content-Length: 20\r\n\r\n{");
    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("Connection: close");
  }

  @Test
  void headersAboveTheirBoundAre413() throws IOException {
    var answer = said("GET /health HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("{\"msg\":");
  }

  @Test
  void aBodyAboveItsBoundIs413WhetherItSaysItsLengthOrNot() throws IOException {
    assertThat(post("Content-Type: application/json\r\nContent-Length: 1048577", "{"))
        .startsWith("HTTP/1.1 413 ");
    var piece = "10000\r\n" + "x".repeat(65_536) + "\r\n";
    assertThat(
            post(
                "Content-Type: application/json\r\nTransfer-Encoding: chunked",
                piece.repeat(17) + "0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aBodyUpToItsBoundIsRead() throws IOException {
    var json = "{\"name\":\"" + "é".repeat(400_000) + "\"}";
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    var answer =
        post(
            "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + length,
            json);
    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(json);
  }

  @Test
  void aHeadIsAGetWithoutItsBody() throws IOException {
    var answer = said("HEAD /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
  }

  @Test
  void anEscapedSlashBelongsToAName() throws IOException {
    assertThat(get("/v1/Names/a%2Fb%25%C3%A9")).endsWith("{\"name\":\"a/b%é\"}");
  }

  @Test
  void aListOfAnyLengthComesWhole() throws IOException {
    var list = "GET /v1/Many HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer acme\r\n\r\n";
    var answer = said(list + "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer.contains("Transfer-Encoding: chunked")).isTrue();
    assertThat(answer.contains("{\"name\":\"row 39999\"}]\r\n0\r\n\r\nHTTP/1.1 200")).isTrue();
  }

  @Test
  void aListThatFailsAtOnceIsAnError() throws IOException {
    assertThat(get("/v1/Fails")).startsWith("HTTP/1.1 500 ").contains("\"msg\"");
  }

  @Test
  void aListThatFailsMidwayIsNeverTakenForWhole() throws IOException {
    String answer;
    try {
      answer = said("GET /v1/Torn HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer acme\r\n\r\n");
    } catch (java.net.SocketException reset) {
      answer = "";
    }
    assertThat(answer.contains("\r\n0\r\n")).isFalse();
    assertThat(answer.contains("row 20001")).isFalse();
  }

  @Test
  void aRequestTooManyIsToldToComeBack() throws IOException {
    try (var full =
        new RestDoor(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Town().api(), 0)) {
      var answer = said(full.port(), "GET /health HTTP/1.1|Host: a|Connection: close||");
      assertThat(answer).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1", "{\"msg\":");
      assertThat(full.requests().hits()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionServesOneRequestAfterTheOther() throws IOException {
    var one = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
    var answer = said(one + one + one.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
    assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(4);
  }
}
