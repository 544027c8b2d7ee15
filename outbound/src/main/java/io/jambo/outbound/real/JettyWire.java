package io.jambo.outbound.real;

import io.jambo.kit.Kit;
import io.jambo.outbound.HttpWire;
import io.jambo.outbound.TargetGuard;
import io.jambo.outbound.WireReply;
import io.jambo.outbound.WireRequest;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The network for real: one Jetty client for the whole node, HTTP/1.1, connections kept and never
/// shared between accounts. It adds nothing to a request that nobody asked for: no cookie, no
/// redirect, no proxy, no authentication, no user agent.
public final class JettyWire implements HttpWire, AutoCloseable {
  /// Common servers (Node's among them) close a kept connection after 5 s, in the middle of the
  /// next request if it comes just then; so we let go of it before.
  private static final long KEEP_IDLE_MILLIS = 4_000;

  /// An attempt to connect that nobody waits for any more ends by itself.
  private static final long CONNECT_MILLIS = 10_000;

  /// Per account and host; the permits above keep well below it.
  private static final int MOST_CONNECTIONS = 1_024;

  private static final int MOST_HEADER_BYTES = 16 * 1024;
  private static final int THREADS = 8;
  private static final int FORGET_HOST_MILLIS = 60_000;

  private final Kit kit;
  private final HttpClient client;
  private final GuardedNames names;

  private JettyWire(Kit kit, HttpClient client, GuardedNames names) {
    this.kit = kit;
    this.client = client;
    this.names = names;
  }

  /// Starts the client; the guard is asked about the addresses of each new connection.
  public static JettyWire start(Kit kit, TargetGuard guard) {
    return start(kit, guard, new SslContextFactory.Client());
  }

  static JettyWire start(Kit kit, TargetGuard guard, SslContextFactory.Client tls) {
    return start(kit, guard, tls, GuardedNames.LookUp.SYSTEM);
  }

  /// Certificates and host names are verified whatever else is set (security.md OUT-5).
  static JettyWire start(
      Kit kit, TargetGuard guard, SslContextFactory.Client tls, GuardedNames.LookUp lookUp) {
    var names = new GuardedNames(guard, lookUp);
    var client = new HttpClient(new HttpClientTransportOverHTTP(connector(tls)));
    client.setSocketAddressResolver(names);
    client.setConnectTimeout(CONNECT_MILLIS);
    client.setIdleTimeout(KEEP_IDLE_MILLIS);
    client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
    client.setMaxRequestsQueuedPerDestination(MOST_CONNECTIONS);
    client.setMaxResponseHeadersSize(MOST_HEADER_BYTES);
    client.setDestinationIdleTimeout(FORGET_HOST_MILLIS);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    start(client);
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    return new JettyWire(kit, client, names);
  }

  @Override
  public WireReply send(WireRequest request) {
    return new JettyExchange(kit, jetty(request)).send(request.connectBy(), request.answerBy());
  }

  @Override
  public void close() {
    names.close();
    try {
      client.stop();
    } catch (Exception fault) {
      throw new IllegalStateException("HTTP client does not stop", fault);
    }
  }

  /// Host and port are set apart from the path, because `java.net.URI` knows no host with an
  /// underscore and takes a path that begins with two slashes for a host. The idle time-out of a
  /// kept connection must not end a request that waits for a slow answer.
  private Request jetty(WireRequest request) {
    var url = request.url();
    var jetty =
        client
            .newRequest(URI.create("http://host" + url.target()))
            .scheme(url.scheme().text())
            .host(url.host())
            .port(url.port())
            .method(request.method())
            .version(HttpVersion.HTTP_1_1)
            .tag(request.pool())
            .idleTimeout(0, TimeUnit.MILLISECONDS)
            .headers(fields -> {
              fields.clear();
              request.headers().list().forEach(field -> fields.add(field.name(), field.value()));
            });
    request.body().ifPresent(body -> jetty.body(new BytesRequestContent(body.bytes())));
    return jetty;
  }

  private static ClientConnector connector(SslContextFactory.Client tls) {
    var threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("outbound");
    threads.setDaemon(true);
    var connector = new ClientConnector();
    connector.setSelectors(1);
    connector.setExecutor(threads);
    connector.setSslContextFactory(tls);
    return connector;
  }

  private static void start(HttpClient client) {
    try {
      client.start();
    } catch (Exception fault) {
      throw new IllegalStateException("HTTP client does not start", fault);
    }
  }
}
