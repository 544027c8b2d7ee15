package io.jambo.node.real;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP listener of the node; each request is answered on a virtual thread.
public final class HttpDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);
  private static final int MOST_THREADS = 16;
  private static final int LEAST_THREADS = 2;

  /// A stopped door waits that long for answers on their way.
  private static final long STOP_MILLIS = 1_000;

  /// What is behind it in a request's body is not read.
  static final int MOST_BODY = 1 << 20;

  /// The same for an operator's command, which may bring a whole configuration.
  static final int MOST_PROVEN = 64 << 20;

  private final Server server;
  private final ServerConnector connector;

  /// Opens it.
  ///
  /// @throws IOException when the port is in use
  public HttpDoor(InetSocketAddress address, Desk desk) throws IOException {
    var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    server.addConnector(connector);
    server.setHandler(new Answering(desk));
    server.setStopTimeout(STOP_MILLIS);
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /// The port it really has.
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception late) {
      // Jetty has stopped all the same; it complains of a client that kept its connection open.
      log.atInfo().addKeyValue("kind", late.getClass().getSimpleName()).log("http clients cut off");
    }
  }

  /// What answers behind a door.
  public interface Desk {
    /// The answer to a request; called on a thread of its own, so it may block.
    Answer answer(Asked asked);
  }

  /// A request.
  ///
  /// @param path without the query
  /// @param authorization that header, empty when there is none
  /// @param body as text, at most [#MOST_BODY] bytes, or [#MOST_PROVEN] of who shows a proof
  public record Asked(String method, String path, String authorization, String body) {}

  /// A whole answer.
  @SuppressWarnings("ArrayRecordComponent") // made for one answer and never compared
  public record Answer(int status, String contentType, byte[] body) {
    /// A JSON answer.
    public static Answer json(int status, String body) {
      return new Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /// A plain text.
    public static Answer text(int status, String body) {
      return new Answer(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final class Answering extends Handler.Abstract {
    private final Desk desk;

    Answering(Desk desk) {
      this.desk = desk;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      var answer = desk.answer(asked(request));
      response.setStatus(answer.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
      response.write(true, ByteBuffer.wrap(answer.body()), callback);
      return true;
    }

    private static Asked asked(Request request) throws IOException {
      var proof = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      int most = proof == null ? MOST_BODY : MOST_PROVEN;
      try (var body = Content.Source.asInputStream(request)) {
        return new Asked(
            request.getMethod(),
            Request.getPathInContext(request),
            proof == null ? "" : proof,
            new String(body.readNBytes(most), StandardCharsets.UTF_8));
      }
    }
  }
}
