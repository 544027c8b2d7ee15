package io.jambo.rest.real;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers what never became a request: in the words of the API, and with nothing of our inside.
final class DoorErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431
        || status == HttpStatus.URI_TOO_LONG_414) {
      status = HttpStatus.PAYLOAD_TOO_LARGE_413;
    }
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    var text = "{\"msg\":\"" + words(status) + "\"}";
    var body = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    response.write(true, body, callback);
    return true;
  }

  private static String words(int status) {
    return switch (status) {
      case HttpStatus.BAD_REQUEST_400 -> "this is not HTTP as it should be";
      case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "too large";
      case HttpStatus.SERVICE_UNAVAILABLE_503 -> "too many requests at once";
      default -> status < 500 ? "refused" : "something went wrong on our side";
    };
  }
}
