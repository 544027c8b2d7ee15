package io.jambo.bench.real;

import io.jambo.kit.CarrierThreads;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
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

/// What Jetty alone takes: a bearer check and a fixed JSON answer of 700 bytes, on virtual threads.
/// A process of its own; prints its port and `ready`.
public final class BareHandler {
  private static final byte[] ANSWER =
      ("{\"name\": \"" + "x".repeat(686) + "\"}").getBytes(StandardCharsets.US_ASCII);
  private static final int THREADS = 16;

  private BareHandler() {}

  /// Runs until it is ended.
  public static void main(String[] arguments) throws Exception {
    CarrierThreads.settle();
    var threads = new QueuedThreadPool(THREADS, 2);
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    var server = new Server(threads);
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Answering());
    server.start();
    System.out.println("port " + connector.getLocalPort());
    System.out.println("ready");
    server.join();
  }

  private static final class Answering extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      boolean known = "Bearer token".equals(request.getHeaders().get(HttpHeader.AUTHORIZATION));
      response.setStatus(known ? 200 : 401);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
      response.write(true, ByteBuffer.wrap(ANSWER), callback);
      return true;
    }
  }
}
