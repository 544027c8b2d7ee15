package io.jambo.outbound.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// A web server on loopback that remembers what it was asked.
final class Website implements AutoCloseable {
  final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Server server = new Server();
  private final ServerConnector connector;
  private final Page page;

  private Website(Page page, Optional<SslContextFactory.Server> certificate) throws Exception {
    this.page = page;
    var http = new HttpConnectionFactory(new HttpConfiguration());
    this.connector =
        certificate.isPresent()
            ? new ServerConnector(
                server, new SslConnectionFactory(certificate.get(), "http/1.1"), http)
            : new ServerConnector(server, http);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Remembering());
    server.start();
  }

  static Website of(Page page) throws Exception {
    return new Website(page, Optional.empty());
  }

  static Website secure(Page page, SslContextFactory.Server certificate) throws Exception {
    return new Website(page, Optional.of(certificate));
  }

  static Website saying(String text) throws Exception {
    return of((_, response, callback) -> response.write(true, bytes(text), callback));
  }

  int port() {
    return connector.getLocalPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception fault) {
      throw new IllegalStateException(fault);
    }
  }

  /// One request as it arrived.
  record Asked(String method, String target, HttpFields headers, String body, int clientPort) {}

  /// How a request is answered.
  interface Page {
    void answer(Request request, Response response, Callback callback) throws Exception;
  }

  private final class Remembering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      asked.add(
          new Asked(
              request.getMethod(),
              request.getHttpURI().getPathQuery(),
              HttpFields.build(request.getHeaders()).asImmutable(),
              Content.Source.asString(request, UTF_8),
              Request.getRemotePort(request)));
      page.answer(request, response, callback);
      return true;
    }
  }
}
