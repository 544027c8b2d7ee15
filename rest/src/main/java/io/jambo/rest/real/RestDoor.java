package io.jambo.rest.real;

import io.jambo.kit.Limit;
import io.jambo.rest.Api;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listener of the API. Each request has a virtual thread of its own. What is not HTTP to the
/// letter (two lengths, a bare line feed, a folded header) gets 400 and the connection is closed,
/// so that no two machines on the way can read it differently (security.md API-10).
public final class RestDoor implements AutoCloseable {
  /// Bytes of a request's line and headers.
  private static final int MOST_HEADERS = 16 * 1_024;

  /// Connections at once.
  private static final int MOST_CONNECTIONS = 4_096;

  /// Requests at once; more get 503.
  private static final int MOST_REQUESTS = 1_000;

  /// A connection on which nothing moves for so long is closed.
  private static final Duration IDLE = Duration.ofSeconds(30);

  /// A stopped door waits that long for answers on their way.
  private static final Duration STOP = Duration.ofSeconds(1);

  private static final int MOST_THREADS = 16;
  private static final int LEAST_THREADS = 2;
  private static final Logger log = LoggerFactory.getLogger(RestDoor.class);

  /// Escapes in a path are undone segment by segment, so an escaped slash is a slash in a name.
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "segments",
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private final Limit requests;
  private final Server server;
  private final ServerConnector connector;

  /// Opens it.
  ///
  /// @throws IOException when the port is in use
  public RestDoor(InetSocketAddress address, Api api) throws IOException {
    this(address, api, MOST_REQUESTS);
  }

  /// @param mostRequests at once
  RestDoor(InetSocketAddress address, Api api, int mostRequests) throws IOException {
    requests = new Limit("rest requests", mostRequests);
    var threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("rest");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setHandler(new Answering(api, requests));
    server.setErrorHandler(new DoorErrors());
    server.setStopTimeout(STOP.toMillis());
    try {
      server.start();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static HttpConfiguration configuration() {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    configuration.setRequestHeaderSize(MOST_HEADERS);
    configuration.setHttpCompliance(HttpCompliance.STRICT);
    configuration.setUriCompliance(PATHS);
    return configuration;
  }

  /// The port it really has.
  public int port() {
    return connector.getLocalPort();
  }

  /// How many requests are being answered, and how often there were too many.
  public Limit requests() {
    return requests;
  }

  @Override
  public void close() {
    if (requests.level() == 0) {
      // Clients that keep a connection open, and ask nothing, are no reason to wait.
      server.setStopTimeout(0);
    }
    try {
      server.stop();
    } catch (Exception late) {
      // Jetty has stopped all the same; it complains of a client that kept its connection open.
      log.atInfo().addKeyValue("kind", late.getClass().getSimpleName()).log("http clients cut off");
    }
  }

  private static final class Answering extends Handler.Abstract {
    private final Api api;
    private final Limit requests;

    Answering(Api api, Limit requests) {
      this.api = api;
      this.requests = requests;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      CommonHeaders.addTo(response, request.isSecure());
      if (!requests.take()) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        return true;
      }
      try {
        answer(request, response, callback);
      } finally {
        requests.release();
      }
      return true;
    }

    private void answer(Request request, Response response, Callback callback) {
      var reply = new JettyReply(response, callback);
      try {
        api.answer(new JettyArrival(request), reply);
      } catch (RuntimeException cut) {
        // A part has left already, or the client has: only the end of the connection says so.
        callback.failed(cut);
      }
    }
  }
}
