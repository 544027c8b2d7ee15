package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jambo.kit.Counters;
import io.jambo.kit.Gate;
import io.jambo.kit.RealKit;
import io.jambo.outbound.BodyFailed;
import io.jambo.outbound.Download;
import io.jambo.outbound.Fields;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JettyDownloadTest {
  private final RealKit kit = new RealKit();
  private final TargetGuard open = new TargetGuard(TargetRules::development);
  private final JettyWire wire = JettyWire.start(kit, open);
  private final GuardedClient client = new GuardedClient(kit, wire, open, new Counters());

  @AfterEach
  void close() {
    wire.close();
  }

  @Test
  void aFileComesInPieces() throws Exception {
    var text = "0123456789".repeat(10_000);
    try (var site = Website.saying(text)) {
      var opened = opened(site.url("/file.wav"), Limits.MEDIA);
      var all = new StringBuilder();
      byte[] piece = new byte[333];
      try (var body = opened.body()) {
        for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
          all.append(new String(piece, 0, n, UTF_8));
        }
        assertThat(body.read(piece)).isEqualTo(-1);
      }
      assertThat(all.toString()).isEqualTo(text);
    }
  }

  /// The server may fill the buffers of two sockets, a few megabytes; then it has to wait.
  @Test
  void whatIsNotReadWaitsAtTheServer() throws Exception {
    long much = 64L * 1024 * 1024;
    var sent = new AtomicLong();
    var gone = new Gate();
    try (var server =
        new RawServer(client -> {
          RawServer.readRequest(client);
          var out = client.getOutputStream();
          out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + much + "\r\n\r\n").getBytes(UTF_8));
          byte[] block = new byte[64 * 1024];
          Arrays.fill(block, (byte) 'x');
          try {
            while (sent.get() < much) {
              out.write(block);
              sent.addAndGet(block.length);
            }
          } finally {
            kit.open(gone);
          }
        })) {
      var roomy = new Limits(ofSeconds(3), ofSeconds(10), ofSeconds(60), much, much);
      var opened = opened(server.url("/"), roomy);
      byte[] piece = new byte[1_000];
      assertThat(opened.body().read(piece)).isPositive();

      assertThat(kit.await(gone, kit.in(ofMillis(500)))).as("server is through").isFalse();
      assertThat(sent.get()).isLessThan(much / 2);

      opened.body().close();
      assertThat(kit.await(gone, kit.in(ofSeconds(20)))).as("server lost its reader").isTrue();
    }
  }

  @Test
  void aSilenceWithinAFileIsAFailure() throws Exception {
    try (var server =
        new RawServer(client -> {
          RawServer.readRequest(client);
          client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n12345".getBytes(UTF_8));
          var _ = client.getInputStream().read();
        })) {
      var hasty = new Limits(ofSeconds(3), ofSeconds(1), ofSeconds(60), 1_000, 1_000);
      var opened = opened(server.url("/"), hasty);
      byte[] piece = new byte[1_000];
      assertThat(opened.body().read(piece)).isEqualTo(5);

      assertThatThrownBy(() -> opened.body().read(piece))
          .isInstanceOf(BodyFailed.class)
          .hasMessage("answer is not complete in time");
      opened.body().close();
    }
  }

  @Test
  void aStreamWithoutALengthEndsWhereItsConnectionEnds() throws Exception {
    try (var server = RawServer.sending("HTTP/1.1 200 OK\r\n\r\n12345")) {
      var opened = opened(server.url("/"), Limits.MEDIA);
      byte[] piece = new byte[1_000];

      assertThat(opened.body().read(piece)).isEqualTo(5);
      assertThat(opened.body().read(piece)).isEqualTo(-1);
      opened.body().close();
    }
  }

  private Download.Opened opened(String url, Limits limits) {
    var download = client.open(HttpRequest.get(url, Fields.NONE, limits, "acme"));
    assertThat(download).isInstanceOf(Download.Opened.class);
    return (Download.Opened) download;
  }
}
