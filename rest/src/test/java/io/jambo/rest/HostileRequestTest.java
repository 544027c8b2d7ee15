package io.jambo.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.model.Nouns;
import io.jambo.model.Reach;
import io.jambo.store.Query;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no client should send, sent to every operation: the right status, a `msg`, nothing of our
/// inside, and no effect.
class HostileRequestTest {
  private static final int LIMIT = 1 << 20;

  @TempDir static Path folder;
  private static Building building;

  @BeforeAll
  static void open() {
    building = new Building(Database.SQLITE, folder, EveryDesk::of);
  }

  @AfterAll
  static void close() {
    building.close();
  }

  private static List<Operation> reading() {
    return building.api.operations().stream()
        .filter(operation -> operation.body().isPresent())
        .toList();
  }

  /// The path with sids of acme and north.
  private static String path(Operation operation) {
    var path = new StringBuilder(operation.path().root() ? "" : "/v1");
    for (var segment : operation.path().segments()) {
      path.append('/');
      if (!segment.parameter()) {
        path.append(segment.text());
      } else if (segment.text().equals("account_sid")) {
        path.append(building.acme);
      } else if (segment.text().equals("service_provider_sid")) {
        path.append(building.north);
      } else {
        path.append(segment.sid() ? "11111111-0000-4000-8000-000000000000" : "x");
      }
    }
    return path.toString();
  }

  private static long changes() {
    return building.store.read(view -> view.count(Nouns.AUDIT_LOG, Query.all(), Reach.EVERYTHING));
  }

  /// What was answered otherwise than it should be.
  private static List<String> wrong(String body, int... statuses) {
    long before = changes();
    var wrong = new ArrayList<String>();
    for (var operation : reading()) {
      var heard = building.ask(operation.method().name(), path(operation), "admin", body);
      boolean right = java.util.Arrays.stream(statuses).anyMatch(one -> one == heard.status);
      boolean silent =
          !heard.text.contains("Exception")
              && !heard.text.contains("io.jambo")
              && !heard.text.contains("java.");
      if (!right || !silent || heard.text.length() > 20_000) {
        wrong.add(operation + ": " + heard.status + " " + heard.text);
      }
    }
    assertThat(changes()).as("changes that were noted").isEqualTo(before);
    return wrong;
  }

  @Test
  void malformedJsonIs400EverywhereAndChangesNothing() {
    for (var body : List.of("{\"name\": \"x\",}", "{", "nul", "{\"a\":1}{\"a\":2}", "\u0000")) {
      assertThat(wrong(body, 400, 403, 404)).isEmpty();
    }
  }

  @Test
  void aBodyAboveOneMebibyteIs413EverywhereAndChangesNothing() {
    var body = "{\"name\":\"" + "x".repeat(LIMIT) + "\"}";
    assertThat(wrong(body, 413, 403, 404)).isEmpty();
  }

  @Test
  void aBodyNestedAThousandDeepIs400EverywhereAndChangesNothing() {
    var body = "[".repeat(1_000) + "]".repeat(1_000);
    assertThat(wrong(body, 400, 403, 404)).isEmpty();
  }

  @Test
  void aBodyThatIsAStringIs400EverywhereAndChangesNothing() {
    var wrong = wrong("\"text\"", 400, 403, 404);
    // This one takes whatever is no array for no names.
    wrong.removeIf(line -> line.contains("RegisteredSipUsers: 200 []"));
    assertThat(wrong).isEmpty();
  }

  @Test
  void smuggledHeadersAreRefusedAtEveryOperationAndTheConnectionIsClosed() throws IOException {
    long before = changes();
    var body = "{\"name\":\"smuggled\"}";
    var tricks =
        List.of(
            "Content-Length: " + body.length() + "\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: " + body.length() + "\r\nContent-Length: 0\r\n",
            "Content-Length : " + body.length() + "\r\n",
            "Transfer-Encoding: chunked\r\n Transfer-Encoding: identity\r\n",
            "Content-Length: +" + body.length() + "\r\n",
            "X-A: b\u0000c\r\nContent-Length: 2\r\n");
    for (var trick : tricks) {
      var answer = said("POST /v1/Accounts HTTP/1.1\r\nHost: a\r\n" + by() + trick + "\r\n" + body);
      assertThat(answer).as(trick).startsWith("HTTP/1.1 400 ").contains("\"msg\"");
      assertThat(answer).doesNotContain("Exception", "java", "jetty", "HTTP/1.1 2");
    }
    assertThat(changes()).isEqualTo(before);
  }

  private static String by() {
    return "Authorization: Bearer "
        + Building.token("admin")
        + "\r\nContent-Type: application/json\r\n";
  }

  /// Everything that comes back until the door closes the connection.
  private static String said(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), building.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
