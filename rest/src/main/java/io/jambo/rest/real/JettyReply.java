package io.jambo.rest.real;

import io.jambo.rest.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Where an answer is written to.
final class JettyReply implements Reply {
  /// So much of a body that nobody wanted is read away: a connection that is closed upon it would
  /// be reset, and its sender would not see the answer.
  private static final long MOST_READ_AWAY = 2 << 20;

  /// Who says that a body comes, and waits for the answer first, waits no longer.
  private static final Duration READ_AWAY = Duration.ofMillis(200);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  /// What nearly every answer is, encoded once.
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private final Response response;
  private final Callback callback;

  JettyReply(Response response, Callback callback) {
    this.response = response;
    this.callback = callback;
  }

  @Override
  public void whole(int status, Map<String, String> headers, byte[] body, int length) {
    start(status, headers);
    response.write(true, ByteBuffer.wrap(body, 0, length), callback);
  }

  @Override
  public OutputStream streamed(int status, Map<String, String> headers) {
    start(status, headers);
    return new Stream(Content.Sink.asOutputStream(response), callback);
  }

  private void start(int status, Map<String, String> headers) {
    response.setStatus(status);
    headers.forEach((name, value) -> {
      if (JSON.getName().equals(name) && JSON.getValue().equals(value)) {
        response.getHeaders().put(JSON);
      } else {
        response.getHeaders().put(name, value);
      }
    });
    if (!readAway(response.getRequest())) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
  }

  /// False when something of it is still to come: it would be taken for the next request.
  private static boolean readAway(Request request) {
    if (request.getLength() > MOST_READ_AWAY) {
      return request.consumeAvailable();
    }
    long patience = System.nanoTime() + READ_AWAY.toNanos();
    while (true) {
      var chunk = request.read();
      if (chunk == null) {
        if (System.nanoTime() > patience) {
          return false;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      } else if (Content.Chunk.isFailure(chunk)) {
        return false;
      } else {
        chunk.release();
        if (chunk.isLast()) {
          return true;
        }
      }
    }
  }

  /// Closing it ends the answer; until then it is a part of one.
  private static final class Stream extends FilterOutputStream {
    private final Callback callback;

    Stream(OutputStream out, Callback callback) {
      super(out);
      this.callback = callback;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      out.close();
      callback.succeeded();
    }
  }
}
