package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Cancelled;
import io.jambo.kit.Counters;
import io.jambo.kit.Gate;
import io.jambo.kit.RealKit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpOutcome.Answered;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.Payload;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JettyWireTest {
  private final RealKit kit = new RealKit();
  private final TargetGuard open = new TargetGuard(TargetRules::development);
  private final JettyWire wire = JettyWire.start(kit, open);
  private final GuardedClient client = new GuardedClient(kit, wire, open, new Counters());

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aPostArrivesAsItWasMeant() throws Exception {
    try (var site = Website.saying("hello")) {
      var fields =
          Fields.NONE
              .with("Content-Type", "application/json")
              .with("User-Agent", "jambonz")
              .with("Authorization", "Basic dTpw");
      var request =
          HttpRequest.post(
              site.url("/a/b?c=%20ü#fragment"),
              fields,
              Payload.of("{\"ä\":1}"),
              Limits.HOOK,
              "acme");

      assertThat(text(client.exchange(request))).isEqualTo("hello");

      var asked = site.asked.getFirst();
      assertThat(asked.method()).isEqualTo("POST");
      assertThat(asked.target()).isEqualTo("/a/b?c=%20%C3%BC");
      assertThat(asked.body()).isEqualTo("{\"ä\":1}");
      assertThat(asked.headers().stream().map(field -> field.getName() + ": " + field.getValue()))
          .containsExactlyInAnyOrder(
              "Host: 127.0.0.1:" + site.port(),
              "Content-Length: 8",
              "Content-Type: application/json",
              "User-Agent: jambonz",
              "Authorization: Basic dTpw",
              "Accept-Encoding: gzip");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//two/slashes", "/a/../b", "/?q=//x", "/a;b=c"})
  void thePathIsSentAsItStandsInTheUrl(String target) throws Exception {
    var request = new AtomicReference<String>();
    try (var server =
        new RawServer(client -> {
          request.set(RawServer.readRequest(client));
          client.getOutputStream().write("HTTP/1.1 204 OK\r\n\r\n".getBytes(UTF_8));
        })) {
      get(server.url(target));
      assertThat(request.get()).startsWith("GET " + target + " HTTP/1.1\r\n");
    }
  }

  @Test
  void aGetHasNoBody() throws Exception {
    try (var site = Website.saying("hello")) {
      assertThat(text(get(site.url("/")))).isEqualTo("hello");
      assertThat(site.asked.getFirst().method()).isEqualTo("GET");
      assertThat(site.asked.getFirst().headers().getFieldNamesCollection())
          .containsExactlyInAnyOrder("Host", "Accept-Encoding");
    }
  }

  @Test
  void aNameIsLookedUpAndStaysInTheHostHeader() throws Exception {
    try (var site = Website.saying("hello")) {
      assertThat(text(get("http://LocalHost:" + site.port() + "/"))).isEqualTo("hello");
      assertThat(site.asked.getFirst().headers().get(HttpHeader.HOST))
          .isEqualTo("localhost:" + site.port());
    }
  }

  @Test
  void theConnectionIsUsedAgainByTheSameAccountOnly() throws Exception {
    try (var site = Website.saying("hello")) {
      get(site.url("/1"), "acme");
      get(site.url("/2"), "acme");
      get(site.url("/3"), "other");
      get(site.url("/4"), "acme");

      var ports = site.asked.stream().map(Website.Asked::clientPort).toList();
      assertThat(ports.get(1)).isEqualTo(ports.get(0)).isEqualTo(ports.get(3));
      assertThat(ports.get(2)).isNotEqualTo(ports.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 301, 401, 404, 407, 500, 503})
  void everyStatusIsAnAnswer(int status) throws Exception {
    try (var site =
        Website.of((_, response, callback) -> {
          response.setStatus(status);
          response.getHeaders().put("Location", "/elsewhere");
          response.getHeaders().put("WWW-Authenticate", "Basic realm=\"x\"");
          response.getHeaders().put("Set-Cookie", "a=b");
          callback.succeeded();
        })) {
      assertThat(((Answered) get(site.url("/"))).status()).isEqualTo(status);
      get(site.url("/"));
      assertThat(site.asked).hasSize(2);
      assertThat(site.asked.getLast().headers().get(HttpHeader.COOKIE)).isNull();
    }
  }

  @Test
  void aLargeBodyComesWhole() throws Exception {
    var text = "0123456789".repeat(20_000);
    try (var site = Website.saying(text)) {
      assertThat(text(get(site.url("/")))).isEqualTo(text);
    }
  }

  @Test
  void aPackedBodyIsMeasuredAsItComesAndUnpackedAboveTheWire() throws Exception {
    var text = "y".repeat(300_000);
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    try (var site =
        Website.of((_, response, callback) -> {
          response.getHeaders().put("Content-Encoding", "gzip");
          response.write(true, ByteBuffer.wrap(packed.toByteArray()), callback);
        })) {
      assertThat(text(get(site.url("/")))).isEqualTo(text);
    }
  }

  @Test
  void aBodyBeyondTheBoundIsBrokenOffAndTheNextRequestIsFine() throws Exception {
    try (var site = Website.saying("x".repeat(300_000))) {
      assertThat(failure(get(site.url("/")))).isEqualTo(FailureKind.TOO_LARGE);
      assertThat(failure(get(site.url("/")))).isEqualTo(FailureKind.TOO_LARGE);
    }
  }

  @Test
  void nobodyThereIsRefused() throws Exception {
    int port;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(failure(get("http://127.0.0.1:" + port + "/"))).isEqualTo(FailureKind.REFUSED);
  }

  @Test
  void aNameWithoutAnAddressIsUnknown() {
    assertThat(failure(get("http://nobody.invalid/"))).isEqualTo(FailureKind.UNKNOWN_HOST);
  }

  @Test
  void aForbiddenNameSeesNoConnection() throws Exception {
    try (var canary = RawServer.sending("HTTP/1.1 200 OK\r\n\r\n");
        var strictWire = JettyWire.start(kit, new TargetGuard(TargetRules::strict))) {
      var guard = new TargetGuard(TargetRules::strict);
      var strict = new GuardedClient(kit, strictWire, guard, new Counters());
      for (var host :
          List.of("localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
        assertThat(failure(strict.exchange(request("http://" + host + ":" + canary.port() + "/"))))
            .as(host)
            .isEqualTo(FailureKind.FORBIDDEN_TARGET);
      }
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void aConnectionCutBeforeTheAnswerIsReset() throws Exception {
    try (var server =
        new RawServer(client -> {
          RawServer.readRequest(client);
          client.setSoLinger(true, 0);
        })) {
      assertThat(failure(get(server.url("/")))).isEqualTo(FailureKind.RESET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n"
      })
  void anAnswerThatBreaksOffIsReset(String text) throws Exception {
    try (var server = RawServer.sending(text)) {
      assertThat(failure(get(server.url("/")))).isEqualTo(FailureKind.RESET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SIP/2.0 200 OK\r\n\r\n", "220 mail ready\r\n", "\u0016\u0003\u0001\r\n\r\n"})
  void whatIsNoHttpIsNoAnswer(String text) throws Exception {
    try (var server = RawServer.sending(text)) {
      assertThat(failure(get(server.url("/")))).isEqualTo(FailureKind.OTHER);
    }
  }

  @Test
  void endlessHeadersAreTooLarge() throws Exception {
    var text = "HTTP/1.1 200 OK\r\n" + "X-Filler: abcdefghijklmnopqrstuvwxyz\r\n".repeat(1_000);
    try (var server = RawServer.sending(text + "\r\n")) {
      assertThat(failure(get(server.url("/")))).isEqualTo(FailureKind.TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1"})
  void aServerThatDribblesIsLeftInTime(String beginning) throws Exception {
    var left = new Gate();
    try (var server =
        new RawServer(client -> {
          RawServer.readRequest(client);
          client.getOutputStream().write(beginning.getBytes(UTF_8));
          var _ = client.getInputStream().read();
          kit.open(left);
        })) {
      var hasty = new Limits(ofSeconds(3), ofMillis(200), ofMillis(200), 1_000, 1_000);
      var request = HttpRequest.get(server.url("/"), Fields.NONE, hasty, "acme");

      assertThat(failure(client.exchange(request))).isEqualTo(FailureKind.RESPONSE_TIMEOUT);
      assertThat(kit.await(left, kit.in(ofSeconds(20)))).as("connection closed").isTrue();
    }
  }

  /// A listener whose line of waiting connections is full does not answer at all.
  @Test
  void aHostThatDoesNotTakeTheConnectionTimesOut() throws Exception {
    var fillers = new ArrayList<Socket>();
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        var filler = new Socket();
        fillers.add(filler);
        connect(filler, full);
      }
      var hasty = new Limits(ofMillis(200), ofSeconds(10), ofSeconds(10), 1_000, 1_000);
      var url = "http://127.0.0.1:" + full.getLocalPort() + "/";

      assertThat(failure(client.exchange(HttpRequest.get(url, Fields.NONE, hasty, "acme"))))
          .isEqualTo(FailureKind.CONNECT_TIMEOUT);
    } finally {
      for (var filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void aCancelledTaskLetsGoOfItsConnection() throws Exception {
    var asked = new Gate();
    var left = new Gate();
    var outcome = new AtomicReference<Object>();
    var ended = new Gate();
    try (var server =
        new RawServer(client -> {
          RawServer.readRequest(client);
          kit.open(asked);
          var _ = client.getInputStream().read();
          kit.open(left);
        })) {
      var asker =
          kit.fork(
              "asker",
              () -> {
                try {
                  outcome.set(get(server.url("/")));
                } catch (Cancelled stop) {
                  outcome.set(stop);
                  throw stop;
                } finally {
                  kit.open(ended);
                }
              });
      assertThat(kit.await(asked, kit.in(ofSeconds(20)))).isTrue();

      asker.cancel();

      assertThat(kit.await(ended, kit.in(ofSeconds(20)))).isTrue();
      assertThat(outcome.get()).isInstanceOf(Cancelled.class);
      assertThat(kit.await(left, kit.in(ofSeconds(20)))).isTrue();
    }
  }

  private HttpOutcome get(String url) {
    return get(url, "acme");
  }

  private HttpOutcome get(String url, String account) {
    return client.exchange(HttpRequest.get(url, Fields.NONE, Limits.HOOK, account));
  }

  private static HttpRequest request(String url) {
    return HttpRequest.get(url, Fields.NONE, Limits.HOOK, "acme");
  }

  private static String text(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).body().text();
  }

  private static FailureKind failure(HttpOutcome outcome) {
    assertThat(outcome).isInstanceOf(HttpOutcome.Failed.class);
    return ((HttpOutcome.Failed) outcome).kind();
  }

  private static void connect(Socket socket, ServerSocket to) {
    try {
      socket.connect(to.getLocalSocketAddress(), 50);
    } catch (IOException _) {
      // Then its line is full already.
    }
  }
}
