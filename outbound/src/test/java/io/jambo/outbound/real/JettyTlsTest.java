package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jambo.kit.Counters;
import io.jambo.kit.RealKit;
import io.jambo.outbound.FailureKind;
import io.jambo.outbound.Fields;
import io.jambo.outbound.GuardedClient;
import io.jambo.outbound.HttpOutcome;
import io.jambo.outbound.HttpRequest;
import io.jambo.outbound.Limits;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.TargetRules;
import java.io.OutputStream;
import java.nio.file.Path;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JettyTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path folder;

  private final RealKit kit = new RealKit();
  private final TargetGuard open = new TargetGuard(TargetRules::development);

  /// The JDK makes certificates only through its tool.
  @BeforeAll
  static void makeCertificate() throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "site",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store().toString())
            .redirectErrorStream(true)
            .start();
    assertThat(made.waitFor()).isZero();
  }

  @Test
  void aCertificateThatIsTrustedForTheNameIsAccepted() throws Exception {
    try (var site = site()) {
      assertThat(get(site, "localhost", true)).isInstanceOf(HttpOutcome.Answered.class);
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    try (var site = site()) {
      assertThat(get(site, "127.0.0.1", true)).isEqualTo(tls());
      assertThat(site.asked).isEmpty();
    }
  }

  @Test
  void aCertificateOfAnUnknownIssuerIsRefused() throws Exception {
    try (var site = site()) {
      assertThat(get(site, "localhost", false)).isEqualTo(tls());
      assertThat(site.asked).isEmpty();
    }
  }

  @Test
  void aServerWithoutTlsIsRefused() throws Exception {
    try (var plain =
            new RawServer(client -> {
              var _ = client.getInputStream().read();
              client.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(UTF_8));
              client.getInputStream().transferTo(OutputStream.nullOutputStream());
            });
        var wire = JettyWire.start(kit, open)) {
      var client = new GuardedClient(kit, wire, open, new Counters());
      var url = "https://localhost:" + plain.port() + "/";

      assertThat(client.exchange(HttpRequest.get(url, Fields.NONE, Limits.HOOK, "acme")))
          .isEqualTo(tls());
    }
  }

  private HttpOutcome get(Website site, String host, boolean trusted) {
    var tls = new SslContextFactory.Client();
    if (trusted) {
      tls.setTrustStorePath(store().toString());
      tls.setTrustStorePassword(PASSWORD);
    }
    try (var wire = JettyWire.start(kit, open, tls)) {
      var client = new GuardedClient(kit, wire, open, new Counters());
      var url = "https://" + host + ":" + site.port() + "/";
      return client.exchange(HttpRequest.get(url, Fields.NONE, Limits.HOOK, "acme"));
    }
  }

  private static Website site() throws Exception {
    var tls = new SslContextFactory.Server();
    tls.setKeyStorePath(store().toString());
    tls.setKeyStorePassword(PASSWORD);
    tls.setSniRequired(false);
    return Website.secure((_, _, callback) -> callback.succeeded(), tls);
  }

  private static HttpOutcome tls() {
    return new HttpOutcome.Failed(FailureKind.TLS, "TLS handshake failed");
  }

  private static Path store() {
    return folder.resolve("site.p12");
  }
}
