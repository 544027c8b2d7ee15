package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.RealKit;
import io.jambo.outbound.AllowedTarget;
import io.jambo.outbound.Download;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;

/// A name that says one address when it is checked and another one afterwards gets nobody anywhere
/// (security.md OUT-2, OUT-4), with real sockets: 127.0.0.2 is open to us, 127.0.0.3 is not.
class RebindingTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello";
  private static final List<InetAddress> OPEN = addresses("127.0.0.2");
  private static final List<InetAddress> INSIDE = addresses("127.0.0.3");

  private final RealKit kit = new RealKit();
  private final AtomicInteger lookUps = new AtomicInteger();
  private final AtomicReference<String> request = new AtomicReference<>("");

  @Test
  void theConnectionGoesToTheAddressThatWasChecked() throws IOException {
    try (var server = serving(OPEN, 0);
        var canary = serving(INSIDE, server.port());
        var wire = wire(List.of(OPEN, INSIDE))) {
      var first = exchange(wire, "http://app.test:" + server.port() + "/hook");

      assertThat(first)
          .isInstanceOfSatisfying(
              HttpOutcome.Answered.class,
              answer -> assertThat(answer.body().text()).isEqualTo("hello"));
      assertThat(lookUps).as("no second look between check and connect").hasValue(1);
      assertThat(request.get()).contains("\r\nHost: app.test:" + server.port() + "\r\n");
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void aNameThatHasMovedInsideIsAskedNoMore() throws IOException {
    try (var server = serving(OPEN, 0);
        var canary = serving(INSIDE, server.port());
        var wire = wire(List.of(OPEN, INSIDE))) {
      exchange(wire, "http://app.test:" + server.port() + "/hook");

      assertThat(exchange(wire, "http://app.test:" + server.port() + "/hook"))
          .isEqualTo(
              new HttpOutcome.Failed(FailureKind.FORBIDDEN_TARGET, "address is not allowed"));
      assertThat(canary.connections).hasValue(0);
    }
  }

  @Test
  void oneAddressInsideAmongOthersIsEnoughToRefuse() throws IOException {
    try (var server = serving(OPEN, 0);
        var wire = wire(List.of(List.of(OPEN.getFirst(), INSIDE.getFirst())))) {
      assertThat(exchange(wire, "http://app.test:" + server.port() + "/hook"))
          .isInstanceOfSatisfying(
              HttpOutcome.Failed.class,
              failed -> assertThat(failed.kind()).isEqualTo(FailureKind.FORBIDDEN_TARGET));
      assertThat(server.connections).hasValue(0);
    }
  }

  @Test
  void aRedirectToAnAddressInsideIsNotFollowed() throws IOException {
    try (var canary = serving(INSIDE, 0);
        var server =
            new RawServer(
                OPEN.getFirst(),
                0,
                client -> {
                  RawServer.readRequest(client);
                  var location = "http://127.0.0.3:" + canary.port() + "/secret";
                  var head = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location;
                  client.getOutputStream().write((head + "\r\n\r\n").getBytes(UTF_8));
                });
        var wire = wire(List.of(OPEN))) {
      var url = "http://app.test:" + server.port() + "/file";

      assertThat(exchange(wire, url))
          .isInstanceOfSatisfying(
              HttpOutcome.Answered.class, answer -> assertThat(answer.status()).isEqualTo(302));
      assertThat(client(wire).open(HttpRequest.get(url, Fields.NONE, Limits.MEDIA, "acme")))
          .isEqualTo(new Download.Failed(FailureKind.FORBIDDEN_TARGET, "address is not allowed"));
      assertThat(canary.connections).hasValue(0);
    }
  }

  private RawServer serving(List<InetAddress> address, int port) throws IOException {
    return new RawServer(
        address.getFirst(),
        port,
        client -> {
          request.set(RawServer.readRequest(client));
          client.getOutputStream().write(ANSWER.getBytes(UTF_8));
        });
  }

  /// One for which the name resolves to these, one after the other, the last one ever after.
  private JettyWire wire(List<List<InetAddress>> answers) {
    Deque<List<InetAddress>> left = new ArrayDeque<>(answers);
    return JettyWire.start(
        kit,
        guard(),
        new SslContextFactory.Client(),
        _ -> {
          lookUps.incrementAndGet();
          return left.size() > 1 ? left.remove() : left.element();
        });
  }

  private HttpOutcome exchange(JettyWire wire, String url) {
    return client(wire).exchange(HttpRequest.get(url, Fields.NONE, Limits.HOOK, "acme"));
  }

  private GuardedClient client(JettyWire wire) {
    return new GuardedClient(kit, wire, guard(), new Counters());
  }

  private static TargetGuard guard() {
    var open = AllowedTarget.parse("127.0.0.2").orElseThrow();
    var rules = new TargetRules(false, List.of(open), TargetRules.USUALLY_DENIED_PORTS, List.of());
    return new TargetGuard(() -> rules);
  }

  private static List<InetAddress> addresses(String text) {
    return List.of(InetAddress.ofLiteral(text));
  }
}
