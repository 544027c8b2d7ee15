package io.jambo.rest.real;

import io.jambo.rest.Arrival;
import io.jambo.rest.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// A request as Jetty has it.
final class JettyArrival implements Arrival {
  private final Request request;

  JettyArrival(Request request) {
    this.request = request;
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    var path = request.getHttpURI().getPath();
    return path == null ? "" : path;
  }

  @Override
  public String query() {
    var query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public InetAddress peer() {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
        ? at.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  @Override
  public boolean secure() {
    return request.isSecure();
  }

  @Override
  public byte[] body(int most) {
    long said = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (said > most) {
      throw tooLarge(most);
    }
    try (var stream = Content.Source.asInputStream(request)) {
      // Room for what was said, not for what would be allowed: most bodies are small.
      var bytes = stream.readNBytes(said < 0 ? most : (int) said);
      if (bytes.length == most && stream.read() >= 0) {
        throw tooLarge(most);
      }
      return bytes;
    } catch (IOException cut) {
      throw Refused.bad("the body ended early").and("Connection", "close");
    }
  }

  private static Refused tooLarge(int most) {
    return Refused.with(413, "the body has more than " + most + " bytes")
        .and("Connection", "close");
  }
}
