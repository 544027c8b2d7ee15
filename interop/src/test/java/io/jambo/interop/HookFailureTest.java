package io.jambo.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.interop.BadServer.Behaviour;
import io.jambo.interop.Sipp.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every hook failure once for real (app-protocol.md 2.6): the real process asks a server that
/// misbehaves on a bare socket, and the caller gets 480 in time.
@TestInstance(Lifecycle.PER_CLASS)
class HookFailureTest {
  private static final String VERBS = "[{\"verb\": \"answer\"}]";
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final int PLENTY = 300_000;

  private Path folder;
  private BadServer app;
  private ServerUnderTest server;

  @BeforeAll
  void starts(@TempDir Path scratch) throws IOException {
    folder = scratch;
    app = new BadServer();
    server =
        ServerUnderTest.start(
            folder,
            ServerUnderTest.SECRET,
            app.url("/call"),
            app.url("/status"),
            "--set",
            "hooks.responseTimeout=2s",
            "--set",
            "hooks.connectTimeout=1s",
            "--set",
            "bounds.breakerFailures=1000",
            "--set",
            "sip.timerT1=100ms");
  }

  @AfterAll
  void stops() throws IOException {
    try (var _ = app;
        var _ = server) {
      server.settles();
    }
  }

  static Stream<String> failures() {
    return behaviours().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theCallerGets480(String failure) {
    var number = failure.replace(' ', '-');
    app.number(number, Objects.requireNonNull(behaviours().get(failure)));
    new Sipp(folder, server, Transport.UDP).plays("refused-480", number);
    app.awaitsFailed(number);
  }

  @Test
  void aRedirectionToAnAddressInsideIsNotFollowed() throws IOException {
    try (var canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var head = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://127.0.0.1:";
      app.number("canary", Behaviour.sending(head + canary.getLocalPort() + "/\r\n\r\n"));
      new Sipp(folder, server, Transport.UDP).plays("refused-480", "canary");
      canary.setSoTimeout(1);
      assertThat(canary).satisfies(HookFailureTest::hasSeenNobody);
    }
  }

  /// A server that takes the connection and never begins with TLS, then one that is not there.
  @Test
  void aRedirectVerbToAHostThatDoesNotSpeakEndsTheSession() throws IOException {
    try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      app.number("mute", verbs("https://127.0.0.1:" + mute.getLocalPort() + "/"));
      new Sipp(folder, server, Transport.UDP).plays("unanswered-603", "mute");
      app.awaitsFailed("mute");
    }
    app.number("gone", verbs("http://127.0.0.1:9/"));
    new Sipp(folder, server, Transport.UDP).plays("unanswered-603", "gone");
    app.awaitsFailed("gone");
  }

  private static Behaviour verbs(String redirect) {
    return Behaviour.sending(
        json("[{\"verb\": \"redirect\", \"actionHook\": \"" + redirect + "\"}]"));
  }

  private static Map<String, Behaviour> behaviours() {
    var all = new LinkedHashMap<String, Behaviour>();
    all.put("reset", client -> client.setSoLinger(true, 0));
    all.put("closed without a word", client -> {});
    all.put("no answer", client -> client.getInputStream().read());
    all.put("slow headers", Behaviour.dribbling("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", 300));
    all.put("slow body", Behaviour.dribbling(head(PLENTY), " ", 300));
    all.put("body cut off", Behaviour.sending(head(PLENTY) + VERBS));
    all.put("body too large", Behaviour.sending(json(" ".repeat(PLENTY) + VERBS)));
    all.put(
        "endless body", Behaviour.dribbling(chunked(), "1000\r\n" + " ".repeat(4096) + "\r\n", 0));
    all.put("endless headers", Behaviour.dribbling("HTTP/1.1 200 OK\r\n", "X-A: b\r\n", 0));
    all.put("no HTTP", Behaviour.sending("220 mail ready\r\n"));
    all.put("bad chunks", Behaviour.sending(chunked() + "zz\r\n" + VERBS));
    all.put("no gzip", Behaviour.sending(with("Content-Encoding: gzip\r\n", VERBS)));
    all.put("3xx", Behaviour.sending(json(VERBS).replace("200 OK", "302 Found")));
    all.put("4xx", Behaviour.sending(json(VERBS).replace("200 OK", "404 Not Found")));
    all.put("5xx", Behaviour.sending(json(VERBS).replace("200 OK", "503 Busy")));
    all.put("invalid JSON", Behaviour.sending(json("[{\"verb\": ")));
    all.put("empty body", Behaviour.sending(json("")));
    all.put("wrong content type", Behaviour.sending(json(VERBS).replace("tion/json", "tion/xml")));
    return all;
  }

  private static String json(String body) {
    return with("", body);
  }

  private static String with(String header, String body) {
    return head(body.length()).replace("\r\n\r\n", "\r\n" + header + "\r\n") + body;
  }

  private static String head(int length) {
    return OK + "Connection: close\r\nContent-Length: " + length + "\r\n\r\n";
  }

  private static String chunked() {
    return OK + "Transfer-Encoding: chunked\r\n\r\n";
  }

  private static void hasSeenNobody(ServerSocket canary) {
    try (var _ = canary.accept()) {
      throw new AssertionError("somebody came");
    } catch (IOException _) {
      return; // in time, as it should be
    }
  }
}
