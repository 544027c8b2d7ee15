package io.jambo.rest.real;

import io.jambo.rest.Reply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Where an answer is written to.
final class JettyReply implements Reply {
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
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    if (!response.getRequest().consumeAvailable()) {
      // The rest of a body that nobody wanted would be taken for the next request.
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
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
